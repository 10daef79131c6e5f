using System.Collections.Concurrent;
using System.Globalization;

namespace WebSite.Web;

/// <summary>Says in the log that a client address reached a limit: once a minute and limit, however many requests are refused.</summary>
internal sealed partial class LimitLog(TimeProvider time, ILogger<LimitLog> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = [];

    /// <summary>A request is refused: the answer says when to come again, if that is known, and the log that it was.</summary>
    public void Refuse(HttpResponse response, string limit, TimeSpan? wait)
    {
        if (wait is { } left)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        Reached(limit);
    }

    private void Reached(string limit)
    {
        var now = time.GetUtcNow();
        if (!_told.TryGetValue(limit, out var last) || now - last >= Pause || now < last)
        {
            _told[limit] = now;
            Log.Reached(logger, limit);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "Requests were refused: a client address, or an e-mail address, reached the limit '{Limit}'. If all shoppers seem to have one address, the site doesn't know the proxy before it: see docs/limits.md.")]
        public static partial void Reached(ILogger logger, string limit);
    }
}
