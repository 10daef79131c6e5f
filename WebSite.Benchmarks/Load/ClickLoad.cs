using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WebSite.Benchmarks.Load;

/// <summary>
/// Single clicks among other events: how long from sending a click's delivery until its checkout session is connected, as a shopper waits for it.
/// That is looked for each millisecond, in the server's file.
/// </summary>
/// <param name="WarmUp">How long before it is measured.</param>
/// <param name="Clicks">How many are measured, one after the other.</param>
internal sealed record ClickLoad(TimeSpan WarmUp, int Clicks) : LoadKind(WarmUp, LongestPause * Clicks)
{
    /// <summary>The other events a second.</summary>
    public const int Others = 500;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Their rate is low: enough for clicks that take ten times as long as they should.
    public override int Requests(Contender contender) => (int)((WarmUp + (Time * 10)).TotalSeconds * Others) + 2;

    public override Task<Answers> WarmAsync(Target target)
    {
        var watch = Stopwatch.StartNew();
        return RunAsync(target, _ => watch.Elapsed < WarmUp);
    }

    public override Task<Answers> RunAsync(Target target) => RunAsync(target, count => count < Clicks);

    protected override Task<Answers> RunAsync(Target target, TimeSpan time) => throw new NotSupportedException();

    private static async Task<Answers> RunAsync(Target target, Func<int, bool> goesOn)
    {
        using var end = new CancellationTokenSource();
        var others = Client.RunAsync(target.Port, new AtRate(target.Requests, Others, TimeSpan.FromDays(1), end.Token));
        try
        {
            var (times, seconds) = await ClickAsync(target, goesOn);
            await end.CancelAsync();
            var rest = await others;
            return new(times.Length, rest.Refused, seconds, times) { Besides = rest.Ok };
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    private static async Task<(double[] Times, double Seconds)> ClickAsync(Target target, Func<int, bool> goesOn)
    {
        using var lookout = await Lookout.OpenAsync(target.Files);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, target.Port));
        var (bodies, times, watch) = (new Bodies(target.Refs, 1), new List<double>(), Stopwatch.StartNew());
        while (goesOn(times.Count))
        {
            await Task.Delay(LongestPause * ((1 + (2 * Random.Shared.NextDouble())) / 3)); // Out of step with the other events.
            var token = Guid.NewGuid();
            var request = bodies.Click(target.Requests.NextNumber(), token);
            times.Add(await Task.Factory.StartNew(() => Click(socket, request, token, lookout), TaskCreationOptions.LongRunning));
        }

        times.Sort();
        return ([.. times], watch.Elapsed.TotalSeconds);
    }

    private static double Click(Socket socket, byte[] request, Guid token, Lookout lookout)
    {
        var sent = Stopwatch.StartNew();
        socket.Send(request);
        while (!lookout.IsConnected(token))
        {
            Thread.Sleep(1);
            if (sent.Elapsed > Patience)
            {
                throw new InvalidOperationException($"A click wasn't connected within {Patience.TotalSeconds} seconds.");
            }
        }

        var milliseconds = sent.Elapsed.TotalMilliseconds;
        return Client.AnswerAsync(socket, new byte[4096]).GetAwaiter().GetResult() ? milliseconds : throw new InvalidOperationException("A click got no 200.");
    }
}
