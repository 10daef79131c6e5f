using System.Collections.Concurrent;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.Logging;

namespace WebSite.Tests.Support;

/// <summary>Every line of the site's own that it logs, whatever the level: <c>Warning: What happened.</c></summary>
/// <param name="isAll">Also those of others.</param>
internal sealed class LogLines(bool isAll = false) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>What a host must be given so that lines below a warning are made.</summary>
    public static KeyValuePair<string, string?> AllOfThem { get; } = new("Logging:LogLevel:WebSite", "Information");

    /// <summary>Those so far.</summary>
    public IReadOnlyCollection<string> All => _lines;

    /// <summary>Waits for a line with a text in it, which may be told a moment later.</summary>
    public async Task SoonAsync(string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Most);
        while (!_lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Ear(this, isAll || categoryName.StartsWith("WebSite", StringComparison.Ordinal) || categoryName.StartsWith("Messenger.AspNetCore", StringComparison.Ordinal));

    public void Dispose()
    {
    }

    private sealed class Ear(LogLines lines, bool isOwn) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => isOwn;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (isOwn)
            {
                lines._lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
            }
        }
    }
}
