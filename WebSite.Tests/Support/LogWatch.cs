using System.Collections.Concurrent;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.Logging;

namespace WebSite.Tests.Support;

/// <summary>What a site logs.</summary>
/// <param name="least">What is below this isn't heard.</param>
internal sealed class LogWatch(LogLevel least = LogLevel.Error) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<TaskCompletionSource, (string Text, int Count)> _awaited = [];

    /// <summary>Its errors so far, or all that is heard.</summary>
    public IEnumerable<string> Errors => _lines;

    /// <summary>Waits for so many errors with a text in them.</summary>
    public async Task ErrorAsync(string text, int count, CancellationToken cancel)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[seen] = (text, count);
        Look();
        await seen.Task.WaitAsync(Patience.Most, cancel);
    }

    public ILogger CreateLogger(string categoryName) => new Ear(this, least);

    public void Dispose()
    {
    }

    private void Look()
    {
        foreach (var (seen, (text, count)) in _awaited)
        {
            if (_lines.Count(line => line.Contains(text, StringComparison.Ordinal)) >= count)
            {
                seen.TrySetResult();
            }
        }
    }

    private sealed class Ear(LogWatch watch, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                watch._lines.Enqueue(formatter(state, exception));
                watch.Look();
            }
        }
    }
}
