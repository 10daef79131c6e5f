using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WebSite.Benchmarks.Load;

/// <summary>Sends prepared requests over kept-open connections, one at a time each, and counts the answers of 200.</summary>
internal static class Client
{
    /// <summary>What a run gave.</summary>
    /// <param name="Answered">Answers of 200.</param>
    /// <param name="Refused">Other answers.</param>
    /// <param name="Seconds">How long it took.</param>
    /// <param name="Milliseconds">Each answer's time, sorted.</param>
    public sealed record Result(int Answered, int Refused, double Seconds, double[] Milliseconds)
    {
        public double PerSecond => Answered / Seconds;

        public double Percentile(double share) => Milliseconds.Length == 0 ? 0 : Milliseconds[(int)((Milliseconds.Length - 1) * share)];
    }

    /// <summary>Sends requests from <paramref name="next"/> on, until there are none or the time is over.</summary>
    /// <param name="port">On loopback.</param>
    /// <param name="requests">Each is sent at most once.</param>
    /// <param name="next">The first to send; afterwards the first that was not.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="time">The longest it may take.</param>
    public static async Task<(Result Result, int Next)> RunAsync(int port, byte[][] requests, int next, int connections, TimeSpan time)
    {
        var index = next - 1;
        var watch = Stopwatch.StartNew();
        var lanes = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => LaneAsync(port, requests, () => Interlocked.Increment(ref index), watch, time))));
        var seconds = watch.Elapsed.TotalSeconds;
        var times = lanes.SelectMany(l => l.Times).Order().ToArray();
        return (new(lanes.Sum(l => l.Answered), lanes.Sum(l => l.Refused), seconds, times), Math.Min(index + 1, requests.Length));
    }

    private static async Task<(int Answered, int Refused, List<double> Times)> LaneAsync(int port, byte[][] requests, Func<int> take, Stopwatch watch, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var buffer = new byte[4096];
        var (answered, refused) = (0, 0);
        var times = new List<double>();
        while (watch.Elapsed < time && take() is var i && i < requests.Length)
        {
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[i]);
            var is200 = await AnswerAsync(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            (answered, refused) = is200 ? (answered + 1, refused) : (answered, refused + 1);
        }

        return (answered, refused, times);
    }

    /// <summary>Reads one answer without a body; true for 200.</summary>
    private static async Task<bool> AnswerAsync(Socket socket, byte[] buffer)
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
