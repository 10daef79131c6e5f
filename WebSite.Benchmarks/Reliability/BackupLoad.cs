using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Delivers at a steady rate while something else is done, and writes down how long each answer took.</summary>
/// <param name="site">To whom.</param>
/// <param name="clicks">What.</param>
internal sealed class BackupLoad(ServerProcess site, Clicks clicks)
{
    private const int Connections = 8;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<long, bool> _answered = new();
    private readonly ConcurrentQueue<double> _took = new();
    private int _refused;
    private int _deliveries;

    /// <summary>The times of all events that got a 200 so far.</summary>
    public HashSet<long> Answered => [.. _answered.Keys];

    /// <summary>Answers other than 200.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Sends until it is told to end.</summary>
    public Task RunAsync(CancellationToken end) => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendAsync(end), CancellationToken.None)));

    /// <summary>Waits for so many answers of 200.</summary>
    public async Task AnsweredAsync(int count, CancellationToken cancel)
    {
        while (Volatile.Read(ref _deliveries) < count)
        {
            await Task.Delay(Pace, cancel);
        }
    }

    /// <summary>The milliseconds that answers took since it was last asked, in order.</summary>
    public double[] Take()
    {
        List<double> all = [];
        while (_took.TryDequeue(out var one))
        {
            all.Add(one);
        }

        all.Sort();
        return [.. all];
    }

    private async Task SendAsync(CancellationToken end)
    {
        using var http = new HttpClient();
        using var timer = new PeriodicTimer(Pace);
        while (!end.IsCancellationRequested)
        {
            var (click, begun) = (clicks.Next(2), Stopwatch.GetTimestamp());
            if (await Clicks.PostAsync(http, site.Webhook, click, CancellationToken.None) == HttpStatusCode.OK)
            {
                _took.Enqueue(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                Interlocked.Increment(ref _deliveries);
                foreach (var time in click.Times)
                {
                    _answered[time] = true;
                }
            }
            else
            {
                Interlocked.Increment(ref _refused);
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
