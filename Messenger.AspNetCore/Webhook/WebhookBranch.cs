using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Webhook;

/// <summary>
/// The one address that Facebook calls, <c>/webhook</c>: GET once, to verify it, and POST with deliveries. It stands before nearly all of
/// the pipeline: cookies, policies and error pages are for browsers, and would cost a delivery more than storing it.
/// </summary>
public static partial class WebhookBranch
{
    /// <summary>The most that a delivery may have, in bytes.</summary>
    public const int MostBytes = DeliveryBody.Max;

    private const string Path = "/webhook";
    private const string Route = "http.route";
    private const int MaxChallenge = 1024;

    /// <summary>Takes the webhook's requests before anything else of the pipeline does.</summary>
    public static void UseWebhook(this WebApplication app)
    {
        var receiver = app.Services.GetRequiredService<Receiver>();
        var options = app.Services.GetRequiredService<IOptionsMonitor<MessengerOptions>>();
        var strangers = app.Services.GetRequiredService<StrangerLog>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WebhookBranch));
        app.MapWhen(
            static http => http.Request.Path.StartsWithSegments(Path, out var rest) && rest.Value is null or "" or "/",
            branch => branch.Run(http =>
            {
                http.Response.Headers.XContentTypeOptions = "nosniff";
                Name(http);
                return http.Request.Method switch
                {
                    "POST" => receiver.ReceiveAsync(http),
                    "GET" => VerifyAsync(http, options.CurrentValue.VerifyToken, strangers, logger),
                    _ => Refuse(http),
                };
            }));
    }

    private static Task VerifyAsync(HttpContext http, string verifyToken, StrangerLog strangers, ILogger logger)
    {
        var query = http.Request.Query;
        var challenge = query["hub.challenge"];
        var isQuestion = query["hub.mode"] is ["subscribe"] && challenge is [{ Length: > 0 and <= MaxChallenge }];
        var isTrusted = query["hub.verify_token"] is [{ } token]
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(verifyToken)));
        if (isQuestion && isTrusted)
        {
            return http.SayAsync(StatusCodes.Status200OK, challenge.ToString());
        }

        strangers.Count(logger, Log.Unverified, isTrusted ? "without mode or challenge" : "without the token of Messenger:VerifyToken");
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>It stands before routing, which names other requests for who looks at traces and figures.</summary>
    private static void Name(HttpContext http)
    {
        if (SessionTrace.IsWatched && http.Request.Method is "GET" or "POST")
        {
            Activity.Current?.SetTag(Route, Path).DisplayName = $"{http.Request.Method} {Path}";
            http.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new(Route, Path));
        }
    }

    private static Task Refuse(HttpContext http)
    {
        (http.Response.StatusCode, http.Response.Headers.Allow) = (StatusCodes.Status405MethodNotAllowed, "GET, POST");
        http.LeaveBody();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Ends the connection with the answer, so that the server doesn't wait for the rest of a body that nobody reads. HTTP/2 ends the one
    /// stream by itself.
    /// </summary>
    public static void LeaveBody(this HttpContext http)
    {
        if (http.Request.HasOwnConnection())
        {
            http.Response.Headers.Connection = "close";
        }
    }

    /// <summary>Answers in plain text, which no browser takes for anything else.</summary>
    public static Task SayAsync(this HttpContext http, int status, string text)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, "text/plain; charset=utf-8");
        return http.Response.WriteAsync(text);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Refused requests to verify the webhook: {Count}, {Reason}.")]
        public static partial void Unverified(ILogger logger, long count, string reason);
    }
}
