using System.Text.Json;
using Microsoft.Extensions.Options;
using WebSite.Messenger;

namespace WebSite.Webhook;

/// <summary>Takes deliveries: reads the bytes, checks who signed them, has their events stored, and only then says 200.</summary>
internal sealed partial class Receiver(Inbox inbox, RefusalTally refusals, IOptionsMonitor<MessengerOptions> options, ILogger<Receiver> logger)
{
    private const string Unreadable = "The body must be JSON in UTF-8, not packed: an object with a list named entry.";

    /// <summary>Answers a POST.</summary>
    public async Task ReceiveAsync(HttpContext http)
    {
        if (await ReadAsync(http) is not { } body)
        {
            return;
        }

        var secrets = options.CurrentValue.AppSecrets;
        var signature = Signature.Check(http.Request.Headers[Signature.Header], body.Span, secrets, out var secret);
        if (signature != SignatureResult.Valid)
        {
            refusals.Count(signature);
            Log.Unsigned(logger, signature);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (secrets.Length > 1)
        {
            Log.Rotating(logger, secret);
        }

        try
        {
            await inbox.StoreAsync(DeliveryReader.Read(body), secret);
        }
        catch (JsonException exception)
        {
            var headers = http.Request.Headers;
            Log.Unreadable(logger, exception.LineNumber, exception.BytePositionInLine, Named(headers.ContentType), Named(headers.ContentEncoding));
            await http.SayAsync(StatusCodes.Status400BadRequest, Unreadable);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotStored(logger, exception);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>The body; null when it is too large, too slow or broke off, and the answer says so.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http)
    {
        try
        {
            var body = await DeliveryBody.ReadAsync(http.Request, http.RequestAborted);
            if (body is null)
            {
                Log.TooLarge(logger);
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            }

            return body;
        }
        catch (BadHttpRequestException exception)
        {
            Log.Broken(logger, exception.StatusCode);
            http.Response.StatusCode = exception.StatusCode;
            return null;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            Log.Broken(logger, StatusCodes.Status499ClientClosedRequest); // Nobody is there to be answered.
            return null;
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
