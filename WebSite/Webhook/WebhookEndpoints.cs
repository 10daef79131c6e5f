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
    /// <summary>The most that a delivery may have, in bytes. Genuine ones of over 300 kB were seen; more than this is 413.</summary>
    public const int MaxBody = 1024 * 1024;

    private const int MaxChallenge = 1024;

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
            if (await BodyAsync(http.Request, cancel) is not { } bytes)
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
            Log.Unreadable(logger, exception.LineNumber, exception.BytePositionInLine);
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        catch (Exception exception) when (exception is DbException or InboxFullException)
        {
            Log.NotStored(logger, exception);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The body's bytes, or null when there are more than <see cref="MaxBody"/>.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBody)
        {
            return null;
        }

        var bytes = new byte[Math.Min(request.ContentLength ?? 16 * 1024, MaxBody) + 1];
        for (var length = 0; ;)
        {
            var read = await request.Body.ReadAsync(bytes.AsMemory(length), cancel);
            length += read;
            if (read == 0)
            {
                return bytes.AsMemory(0, length);
            }

            if (length > MaxBody)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, MaxBody + 1));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A delivery was refused: its signature is {Result}.")]
        public static partial void Unsigned(ILogger logger, SignatureResult result);

        [LoggerMessage(2, LogLevel.Warning, "A signed delivery can't be read as JSON with a list named entry (line {Line}, byte {Byte}).")]
        public static partial void Unreadable(ILogger logger, long? line, long? @byte);

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
