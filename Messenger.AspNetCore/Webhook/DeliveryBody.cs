using Messenger.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Messenger.AspNetCore.Webhook;

/// <summary>Reads a delivery's bytes as they came: nothing is decoded or unpacked, for those bytes were signed.</summary>
internal static class DeliveryBody
{
    /// <summary>The most that a delivery may have, in bytes. Genuine ones of over 300 kB were seen.</summary>
    public const int Max = 1024 * 1024;

    /// <summary>What a buffer of a body's own may have. Larger arrays are freed late, so those are taken from <see cref="LargeBuffers"/>.</summary>
    private const int Own = RequestBytes.Most;

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
        var (bytes, length) = await RequestBytes.FillAsync(http.Request, Own);
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

    /// <summary>Goes on in a large buffer, and tells it how far it is.</summary>
    private static async ValueTask<int> FillAsync(HttpRequest request, LargeBuffer large, int length)
    {
        using var stop = request.BodyReader.StopWhen(large.AskedBack);
        large.Length = length;
        while (length <= Max && await RequestBytes.ReadAsync(request.BodyReader, large.Bytes.AsMemory(length)) is > 0 and var read)
        {
            length += read;
            large.Length = length;
        }

        large.IsRead = true;
        return length;
    }
}
