namespace Messenger.AspNetCore.Graph;

/// <summary>Reads what the Graph API answers into memory that grows with what comes: an array of the most there may be would be freed late, at each call.</summary>
internal static class AnswerBytes
{
    private const int First = 16 * 1024;

    /// <summary>Up to so many bytes; what is longer is cut there.</summary>
    public static async Task<Memory<byte>> ReadAsync(HttpContent content, int most, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var (bytes, length) = (new byte[Math.Min(First, most)], 0);
        while (true)
        {
            var read = await stream.ReadAtLeastAsync(bytes.AsMemory(length), bytes.Length - length, throwOnEndOfStream: false, cancel);
            length += read;
            if (length < bytes.Length || length == most)
            {
                return bytes.AsMemory(0, length);
            }

            Array.Resize(ref bytes, Math.Min(bytes.Length * 2, most));
        }
    }
}
