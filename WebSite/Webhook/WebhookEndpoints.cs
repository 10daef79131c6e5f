using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WebSite.Messenger;

namespace WebSite.Webhook;

/// <summary>The one address that Facebook calls: GET once, to verify it, and POST with deliveries.</summary>
internal static partial class WebhookEndpoints
{
    private const int MaxChallenge = 1024;
    private const string Unreadable = "The body must be JSON in UTF-8, not packed: an object with a list named entry.";

    public static void MapWebhook(this IEndpointRouteBuilder routes)
    {
        var webhook = routes.MapGroup("/webhook").WithMetadata(new SkipStatusCodePagesAttribute());
        webhook.MapGet("", Verify);
        webhook.MapPost("", ReceiveAsync);
    }

    private static IResult Verify(HttpContext http, IOptionsMonitor<MessengerOptions> options)
    {
        var query = http.Request.Query;
        var challenge = query["hub.challenge"];
        var granted = query["hub.mode"] is ["subscribe"]
            && challenge is [{ Length: > 0 and <= MaxChallenge }]
            && query["hub.verify_token"] is [{ } token]
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(options.CurrentValue.VerifyToken)));
        return granted ? Results.Text(challenge.ToString(), "text/plain") : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, Inbox inbox, RefusalTally refusals, IOptionsMonitor<MessengerOptions> options, ILogger<Inbox> logger, CancellationToken cancel)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            if (await DeliveryBody.ReadAsync(http.Request, cancel) is not { } bytes)
            {
                Log.TooLarge(logger);
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }

            body = bytes;
        }
        catch (BadHttpRequestException exception)
        {
            Log.Broken(logger, exception.StatusCode);
            return Results.StatusCode(exception.StatusCode);
        }

        var signature = Signature.Check(http.Request.Headers[Signature.Header], body.Span, options.CurrentValue.AppSecrets, out var secret);
        if (signature != SignatureResult.Valid)
        {
            refusals.Count(signature);
            Log.Unsigned(logger, signature);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (options.CurrentValue.AppSecrets.Length > 1)
        {
            Log.Rotating(logger, secret);
        }

        try
        {
            await inbox.StoreAsync(DeliveryReader.Read(body), secret);
            return Results.Ok();
        }
        catch (JsonException exception)
        {
            var headers = http.Request.Headers;
            Log.Unreadable(logger, exception.LineNumber, exception.BytePositionInLine, Named(headers.ContentType), Named(headers.ContentEncoding));
            return Results.Text(Unreadable, "text/plain", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception exception) when (exception is DbException or InboxFullException)
        {
            Log.NotStored(logger, exception);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>What the headers call a body that can't be read: a proxy that packs it, or a sender that isn't the platform, shows itself.</summary>
    private static string Named(string? header) => header is null ? "none" : header.Length <= 64 ? header : header[..64];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A delivery was refused: its signature is {Result}.")]
        public static partial void Unsigned(ILogger logger, SignatureResult result);

        [LoggerMessage(2, LogLevel.Warning, "A signed delivery can't be read as JSON with a list named entry (line {Line}, byte {Byte}; Content-Type {Type}, Content-Encoding {Encoding}).")]
        public static partial void Unreadable(ILogger logger, long? line, long? @byte, string type, string encoding);

        [LoggerMessage(3, LogLevel.Error, "A delivery could not be stored; the platform was told to send it again.")]
        public static partial void NotStored(ILogger logger, Exception exception);

        [LoggerMessage(4, LogLevel.Warning, "A delivery was refused: it has more than a mebibyte.")]
        public static partial void TooLarge(ILogger logger);

        [LoggerMessage(5, LogLevel.Warning, "A delivery broke off, or came too slowly: {Status}.")]
        public static partial void Broken(ILogger logger, int status);

        [LoggerMessage(6, LogLevel.Information, "A delivery was signed with Messenger:AppSecrets:{Index}.")]
        public static partial void Rotating(ILogger logger, int index);
    }
}
