using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WebSite.Tests.Support;

/// <summary>
/// Errors that a site logged and that no outside trouble explains: a query that can't be translated, a null where none may be. Whoever catches them
/// to go on hides them from a test's assertions, so each host fails its test for one.
/// </summary>
internal sealed class Mistakes : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _found = new();

    /// <summary>Fails the test that used the host, if there was one.</summary>
    public void Check()
    {
        if (!_found.IsEmpty)
        {
            Assert.Fail(string.Join(Environment.NewLine, _found));
        }
    }

    public ILogger CreateLogger(string categoryName) => new Ear(this);

    public void Dispose()
    {
    }

    private sealed class Ear(Mistakes mistakes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && exception is InvalidOperationException or NullReferenceException or ArgumentException or InvalidCastException or KeyNotFoundException)
            {
                mistakes._found.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }
    }
}
