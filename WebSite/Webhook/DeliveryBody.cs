using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using WebSite.Web;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

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

    /// <summary>So fast a body has to come, in bytes a second.</summary>
    public const int Pace = 64 * 1024;

    /// <summary>
    /// After five seconds, so much for each second so far: what is left is cut off. The platform gives up waiting about then, and no
    /// sender holds a buffer for longer than a whole mebibyte takes at that rate, 16 seconds.
    /// </summary>
    private static readonly MinDataRate Slowest = new(Pace, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>By then the whole body must be there, whatever the protocol: over HTTP/2 nobody asks for <see cref="Slowest"/>.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The bytes of a delivery, up to <see cref="Max"/>; to be disposed of when nothing reads them any more.</summary>
    /// <exception cref="BadHttpRequestException">They broke off, or came too slowly.</exception>
    public static async ValueTask<ReceivedBody> ReadAsync(HttpContext http, LargeBuffers buffers, TimeProvider time)
    {
        if (http.Request.ContentLength > Max)
        {
            return ReceivedBody.Unread(BodyFault.TooLarge);
        }

        http.Request.AskForSpeed(Slowest);
        using CancellationTokenSource late = new(Longest, time);
        using var stop = http.Request.BodyReader.StopWhen(late.Token);
        try
        {
            return await ReadAsync(http, buffers, late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body took too long.", StatusCodes.Status408RequestTimeout);
        }
    }

    private static async ValueTask<ReceivedBody> ReadAsync(HttpContext http, LargeBuffers buffers, CancellationToken late)
    {
        var (bytes, length) = await FillAsync(http.Request, Own);
        if (length <= Own)
        {
            return new(bytes, length, null);
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, late);
        if (await buffers.TakeAsync(ClientAddress.Of(http), gone.Token) is not { } large)
        {
            return ReceivedBody.Unread(BodyFault.NoRoom);
        }

        var isTaken = false;
        try
        {
            bytes.AsSpan(0, length).CopyTo(large.Bytes);
            length = await FillAsync(http.Request, large, length);
            isTaken = length <= Max;
            return isTaken ? new(large.Bytes, length, large) : ReceivedBody.Unread(BodyFault.TooLarge);
        }
        catch (OperationCanceledException) when (large.IsAskedBack)
        {
            return ReceivedBody.Unread(BodyFault.NoRoom);
        }
        finally
        {
            if (!isTaken)
            {
                large.Dispose();
            }
        }
    }

    /// <summary>
    /// The bytes of a body that has to be small, up to 64 KiB; null when there are more than <paramref name="most"/>. How long it may take,
    /// <see cref="FormBodies"/> has seen to.
    /// </summary>
    /// <exception cref="BadHttpRequestException">They broke off.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Own);
        if (request.ContentLength > most)
        {
            return null;
        }

        var (bytes, length) = await FillAsync(request, most);
        return length > most ? null : bytes.AsMemory(0, length);
    }

    /// <summary>Reads until the end, or until there is a byte more than <paramref name="most"/>. Grows with what comes, not with what a header claims will come.</summary>
    private static async ValueTask<(byte[] Bytes, int Length)> FillAsync(HttpRequest request, int most)
    {
        var (bytes, length) = (new byte[Math.Min(request.ContentLength ?? First, Math.Min(First, most)) + 1], 0);
        while (length <= most)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, most + 1));
            }

            var read = await ReadAsync(request.BodyReader, bytes.AsMemory(length));
            length += read;
            if (read == 0)
            {
                break;
            }
        }

        return (bytes, length);
    }

    /// <summary>Goes on in a large buffer, and tells it how far it is.</summary>
    private static async ValueTask<int> FillAsync(HttpRequest request, LargeBuffer large, int length)
    {
        using var stop = request.BodyReader.StopWhen(large.AskedBack);
        large.Length = length;
        while (length <= Max && await ReadAsync(request.BodyReader, large.Bytes.AsMemory(length)) is > 0 and var read)
        {
            length += read;
            large.Length = length;
        }

        large.IsRead = true;
        return length;
    }

    /// <summary>Reads what has come, as far as there is room for it; 0 at the end.</summary>
    private static async ValueTask<int> ReadAsync(PipeReader body, Memory<byte> room)
    {
        while (true)
        {
            var result = await body.ReadAsync();
            var came = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, room.Length));
            var length = result.IsCanceled ? 0 : (int)came.Length;
            came.Slice(0, length).CopyTo(room.Span);
            body.AdvanceTo(came.GetPosition(length));
            if (result.IsCanceled)
            {
                throw new OperationCanceledException();
            }

            if (length > 0 || result.IsCompleted)
            {
                return length;
            }
        }
    }
}
