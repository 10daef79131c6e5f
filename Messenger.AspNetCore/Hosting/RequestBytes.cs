using System.Buffers;
using System.IO.Pipelines;

namespace Messenger.AspNetCore.Hosting;

/// <summary>Reads a request's body as it came.</summary>
public static class RequestBytes
{
    /// <summary>What an array may have, in bytes: larger ones are freed late.</summary>
    public const int Most = 64 * 1024;

    /// <summary>What an array has at first; most deliveries have less than a kilobyte.</summary>
    private const int First = 16 * 1024;

    /// <summary>
    /// The bytes of a body that has to be small, up to 64 KiB; null when there are more than <paramref name="most"/>. How long it may take,
    /// the caller sees to.
    /// </summary>
    /// <exception cref="BadHttpRequestException">They broke off.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Most);
        if (request.ContentLength > most)
        {
            return null;
        }

        var (bytes, length) = await FillAsync(request, most);
        return length > most ? null : bytes.AsMemory(0, length);
    }

    /// <summary>Reads until the end, or until there is a byte more than <paramref name="most"/>. Grows with what comes, not with what a header claims will come.</summary>
    internal static async ValueTask<(byte[] Bytes, int Length)> FillAsync(HttpRequest request, int most)
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

    /// <summary>Reads what has come, as far as there is room for it; 0 at the end.</summary>
    internal static async ValueTask<int> ReadAsync(PipeReader body, Memory<byte> room)
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
