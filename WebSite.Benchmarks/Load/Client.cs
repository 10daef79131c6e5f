using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WebSite.Benchmarks.Load;

/// <summary>Sends requests over kept-open connections, one at a time each, and counts the answers of 200.</summary>
internal static class Client
{
    public const int Connections = 48;

    /// <summary>Sends until the turns are over; the answers have no body.</summary>
    public static Task<Answers> RunAsync(int port, ITurns turns) => RunAsync(port, turns, 4096, AnswerAsync);

    /// <summary>Sends until the turns are over.</summary>
    /// <param name="port">Of this machine.</param>
    /// <param name="turns">When what is sent.</param>
    /// <param name="longest">The most bytes of an answer.</param>
    /// <param name="answer">Reads a whole answer; true for 200.</param>
    public static async Task<Answers> RunAsync(int port, ITurns turns, int longest, Func<Socket, byte[], Task<bool>> answer)
    {
        var watch = Stopwatch.StartNew();
        var lanes = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => LaneAsync(port, turns, longest, answer))));
        var seconds = watch.Elapsed.TotalSeconds;
        var times = lanes.SelectMany(l => l.Times).ToArray();
        Array.Sort(times);
        return new(lanes.Sum(l => l.Ok), lanes.Sum(l => l.Refused), seconds, times);
    }

    private static async Task<(int Ok, int Refused, List<double> Times)> LaneAsync(int port, ITurns turns, int longest, Func<Socket, byte[], Task<bool>> answer)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var buffer = new byte[longest];
        var (ok, refused) = (0, 0);
        var times = new List<double>();
        while (await turns.NextAsync() is { } turn)
        {
            await socket.SendAsync(turn.Request);
            var is200 = await answer(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(turn.Due).TotalMilliseconds);
            (ok, refused) = is200 ? (ok + 1, refused) : (ok, refused + 1);
        }

        return (ok, refused, times);
    }

    /// <summary>Reads one answer without a body; true for 200.</summary>
    public static async Task<bool> AnswerAsync(Socket socket, byte[] buffer)
    {
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed a connection.");
            }

            length += read;
            if (buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8);
            }
        }
    }
}
