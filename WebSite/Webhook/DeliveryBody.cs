using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace WebSite.Webhook;

/// <summary>Reads a delivery's bytes as they came: nothing is decoded or unpacked, for those bytes were signed.</summary>
internal static class DeliveryBody
{
    /// <summary>The most that a delivery may have, in bytes. Genuine ones of over 300 kB were seen.</summary>
    public const int Max = 1024 * 1024;

    /// <summary>What the buffer holds at first; most deliveries have less than a kilobyte.</summary>
    private const int First = 16 * 1024;

    /// <summary>
    /// After five seconds, 64 KiB for each second so far: what is left is cut off. The platform gives up waiting about then, and no
    /// sender holds a buffer for longer than a whole mebibyte takes at that rate, 16 seconds.
    /// </summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 64 * 1024, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>The bytes, or null when there are more than <see cref="Max"/>.</summary>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">They broke off, or came too slowly.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Max)
        {
            return null;
        }

        AskForSpeed(request);
        // Grows with what comes, not with what a header claims will come.
        var bytes = new byte[Math.Min(request.ContentLength ?? First, First) + 1];
        for (var length = 0; ;)
        {
            var read = await request.Body.ReadAsync(bytes.AsMemory(length), cancel);
            length += read;
            if (read == 0)
            {
                return bytes.AsMemory(0, length);
            }

            if (length > Max)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, Max + 1));
            }
        }
    }

    /// <summary>Of HTTP/1.1 alone: a later version shares its connection, and keeps the server's own, lower rate.</summary>
    private static void AskForSpeed(HttpRequest request)
    {
        if (HttpProtocol.IsHttp11(request.Protocol) && request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = Slowest;
        }
    }
}
