using Messenger.AspNetCore.Log;

namespace WebSite.Monitoring;

/// <summary>
/// Answers 503 where the database can't be reached, for every page and endpoint, and says when to try again: it is no fault of the request's,
/// and nothing was changed. Source: docs/reliability.md.
/// </summary>
internal static partial class DatabaseOutages
{
    private static readonly object Key = new();

    /// <summary>What kept this request from the database; null when nothing did.</summary>
    public static DatabaseOutage? Of(HttpContext http) => http.Items[Key] as DatabaseOutage?;

    public static void UseDatabaseOutages(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && DatabaseFault.Of(exception) is { } trouble && Of(http) is null)
        {
            Log.OutOfReach(app.Logger, trouble, exception);
            http.Items[Key] = trouble;
            var response = http.Response;
            (response.StatusCode, response.ContentType, response.ContentLength) = (StatusCodes.Status503ServiceUnavailable, null, null);
            response.Headers.RetryAfter = trouble == DatabaseOutage.Busy ? "5" : "300";
            response.Headers.CacheControl = "no-store";
        }
    });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A request was answered 503, since the database could not be reached: {Trouble}.")]
        public static partial void OutOfReach(ILogger logger, DatabaseOutage trouble, Exception exception);
    }
}
