using System.Globalization;
using System.Text.Json;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Telemetry;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Webhook;

/// <summary>
/// Takes deliveries: looks at the signature's form, reads the bytes, checks who signed them, has their events stored, and only then says 200.
/// </summary>
internal sealed partial class Receiver(
    EventLog log, RefusalTally refusals, StrangerLog strangers, LargeBuffers buffers, MessengerMeter meter, TimeProvider time, IOptionsMonitor<MessengerOptions> options, ILogger<Receiver> logger)
{
    private const string Unreadable = "The body must be JSON in UTF-8, not packed: an object with a list named entry.";

    /// <summary>Answers a POST.</summary>
    public async Task ReceiveAsync(HttpContext http)
    {
        var header = http.Request.Headers[Signature.Header];
        if (Signature.FaultOf(header) is { } fault)
        {
            Refuse(http, fault);
            http.LeaveBody();
            return;
        }

        using var body = await ReadAsync(http);
        if (body.Fault is not null)
        {
            return;
        }

        var secrets = options.CurrentValue.AppSecrets;
        var signature = Signature.Check(header, body.Bytes.Span, secrets, out var secret);
        if (signature != SignatureResult.Valid)
        {
            Refuse(http, signature);
            return;
        }

        if (secrets.Length > 1)
        {
            strangers.Count(logger, Log.Rotating, secret.ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            await log.StoreAsync(DeliveryReader.Read(body.Bytes), secret);
            meter.Delivered("stored");
        }
        catch (JsonException exception)
        {
            meter.Delivered("unreadable");
            var headers = http.Request.Headers;
            Log.Unreadable(logger, exception.LineNumber, exception.BytePositionInLine, Named(headers.ContentType), Named(headers.ContentEncoding));
            await http.SayAsync(StatusCodes.Status400BadRequest, Unreadable);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            meter.Delivered("not_stored");
            var why = WhyNotStored(exception);
            Log.NotStored(logger, why, exception);
            await http.SayAsync(StatusCodes.Status503ServiceUnavailable, $"{why} Nothing of the delivery is stored: send it again.");
        }
    }

    private static string WhyNotStored(Exception exception) => (DatabaseFault.Of(exception), exception) switch
    {
        (DatabaseOutage.Busy, _) => "Another program holds the log.",
        (DatabaseOutage.Full, _) => "The log's disk is full.",
        (DatabaseOutage.OutOfOrder, _) => "The log can't be read or written.",
        (_, LogFullException) => "Too many deliveries wait to be stored.",
        _ => "The log doesn't take it.",
    };

    private void Refuse(HttpContext http, SignatureResult signature)
    {
        refusals.Count(signature);
        meter.Delivered(signature switch
        {
            SignatureResult.Missing => "signature_missing",
            SignatureResult.Malformed => "signature_malformed",
            _ => "signature_wrong",
        });
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    /// <summary>The body; when it is too large, too slow or broke off, it isn't read, and the answer says why.</summary>
    private async ValueTask<ReceivedBody> ReadAsync(HttpContext http)
    {
        try
        {
            var body = await DeliveryBody.ReadAsync(http, buffers, time);
            if (body.Fault is { } fault)
            {
                meter.Delivered("not_read");
                strangers.Count(logger, Log.NotRead, fault.ToString());
                http.Response.StatusCode = fault == BodyFault.NoRoom ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status413PayloadTooLarge;
                http.LeaveBody();
            }

            return body;
        }
        catch (BadHttpRequestException exception)
        {
            http.Response.StatusCode = exception.StatusCode;
            http.LeaveBody();
            return Broken(exception.StatusCode);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return Broken(StatusCodes.Status499ClientClosedRequest); // Nobody is there to be answered.
        }
    }

    private ReceivedBody Broken(int status)
    {
        meter.Delivered("broken_off");
        strangers.Count(logger, Log.Broken, status.ToString(CultureInfo.InvariantCulture));
        return ReceivedBody.Unread(BodyFault.Broken);
    }

    /// <summary>What the headers call a body that can't be read: a proxy that packs it, or a sender that isn't the platform, shows itself.</summary>
    private static string Named(string? header) => header is null ? "none" : header.Length <= 64 ? header : header[..64];

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "A signed delivery can't be read as JSON with a list named entry (line {Line}, byte {Byte}; Content-Type {Type}, Content-Encoding {Encoding}).")]
        public static partial void Unreadable(ILogger logger, long? line, long? @byte, string type, string encoding);

        [LoggerMessage(3, LogLevel.Error, "A delivery could not be stored; the platform was told to send it again. {Why}")]
        public static partial void NotStored(ILogger logger, string why, Exception exception);

        [LoggerMessage(4, LogLevel.Warning, "Deliveries of more than 64 KiB that were not taken: {Count}, {Fault}. TooLarge is more than a mebibyte; NoRoom: too many of them at once, and they were told to come again.")]
        public static partial void NotRead(ILogger logger, long count, string fault);

        [LoggerMessage(5, LogLevel.Warning, "Deliveries that broke off, or came too slowly: {Count}, answered {Status}.")]
        public static partial void Broken(ILogger logger, long count, string status);

        [LoggerMessage(6, LogLevel.Information, "Deliveries signed with Messenger:AppSecrets:{Index}: {Count}.")]
        public static partial void Rotating(ILogger logger, long count, string index);
    }
}
