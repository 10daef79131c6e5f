using System.Net.Sockets;
using WebSite.Benchmarks.Load;

namespace WebSite.Benchmarks.PageLoad;

/// <summary>Asks for pages over kept-open connections, one at a time each, and counts whole answers of 200.</summary>
internal static class PageClient
{
    private const int Longest = 256 * 1024;

    /// <summary>Asks until the turns are over.</summary>
    public static Task<Answers> RunAsync(int port, ITurns turns) => Client.RunAsync(port, turns, Longest, AnswerAsync);

    /// <summary>Reads a whole answer, by its length or to its last chunk; true for 200.</summary>
    private static async Task<bool> AnswerAsync(Socket socket, byte[] buffer)
    {
        for (var (length, end) = (0, -1); ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed a connection.");
            }

            length += read;
            end = end < 0 ? EndOf(buffer.AsSpan(0, length)) : end;
            if (end == 0 ? buffer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8) : end > 0 && length >= end)
            {
                return buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8);
            }
        }
    }

    /// <summary>How long it will be; 0 for one in chunks, -1 while its head isn't whole.</summary>
    private static int EndOf(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return -1;
        }

        var name = "\r\nContent-Length: "u8;
        var at = answer[..head].IndexOf(name);
        if (at < 0)
        {
            return 0;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(answer[(at + name.Length)..], out int body, out _) ? head + 4 + body : throw new InvalidDataException("The answer's Content-Length is no number.");
    }
}
