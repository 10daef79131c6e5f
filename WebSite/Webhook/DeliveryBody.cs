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

    /// <summary>What a buffer of a body's own may have. Larger arrays are freed late, so those are taken from <see cref="LargeBuffers"/>.</summary>
    private const int Own = 64 * 1024;

    /// <summary>
    /// After five seconds, 64 KiB for each second so far: what is left is cut off. The platform gives up waiting about then, and no
    /// sender holds a buffer for longer than a whole mebibyte takes at that rate, 16 seconds.
    /// </summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 64 * 1024, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>The bytes of a delivery, up to <see cref="Max"/>; to be disposed of when nothing reads them any more.</summary>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">They broke off, or came too slowly.</exception>
    public static async ValueTask<ReceivedBody> ReadAsync(HttpRequest request, LargeBuffers buffers, CancellationToken cancel)
    {
        if (request.ContentLength > Max)
        {
            return ReceivedBody.Unread(BodyFault.TooLarge);
        }

        var (bytes, length) = await FillAsync(request, FirstBuffer(request, Own), 0, Own, cancel);
        if (length <= Own)
        {
            return new(bytes, length, null);
        }

        if (await buffers.TakeAsync(cancel) is not { } large)
        {
            return ReceivedBody.Unread(BodyFault.NoRoom);
        }

        var isRead = false;
        try
        {
            bytes.AsSpan(0, length).CopyTo(large);
            (_, length) = await FillAsync(request, large, length, Max, cancel);
            isRead = length <= Max;
            return isRead ? new(large, length, buffers) : ReceivedBody.Unread(BodyFault.TooLarge);
        }
        finally
        {
            if (!isRead)
            {
                buffers.GiveBack(large);
            }
        }
    }

    /// <summary>The bytes of a body that has to be small, up to 64 KiB; null when there are more than <paramref name="most"/>.</summary>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">They broke off, or came too slowly.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Own);
        if (request.ContentLength > most)
        {
            return null;
        }

        var (bytes, length) = await FillAsync(request, FirstBuffer(request, most), 0, most, cancel);
        return length > most ? null : bytes.AsMemory(0, length);
    }

    /// <summary>Grows with what comes, not with what a header claims will come.</summary>
    private static byte[] FirstBuffer(HttpRequest request, int most) => new byte[Math.Min(request.ContentLength ?? First, Math.Min(First, most)) + 1];

    /// <summary>Reads on until the end, or until there is a byte more than <paramref name="most"/>.</summary>
    private static async ValueTask<(byte[] Bytes, int Length)> FillAsync(HttpRequest request, byte[] bytes, int length, int most, CancellationToken cancel)
    {
        request.AskForSpeed(Slowest);
        while (length <= most)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, most + 1));
            }

            var read = await request.Body.ReadAsync(bytes.AsMemory(length), cancel);
            length += read;
            if (read == 0)
            {
                break;
            }
        }

        return (bytes, length);
    }

    /// <summary>
    /// Cuts a body off that comes more slowly than that. Of HTTP/1.1 alone: a later version shares its connection, and keeps the server's own,
    /// lower rate.
    /// </summary>
    public static void AskForSpeed(this HttpRequest request, MinDataRate slowest)
    {
        if (HttpProtocol.IsHttp11(request.Protocol) && request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = slowest;
        }
    }
}
