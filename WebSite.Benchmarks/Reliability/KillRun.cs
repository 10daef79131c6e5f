using System.Collections.Concurrent;
using System.Net;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Reliability;

/// <summary>
/// Kills the site under load, again and again, on the same two files. As the platform does, it sends again what got no 200, and now and then
/// what did; at the end every event must be there once, and count once.
/// </summary>
internal sealed class KillRun : IDisposable
{
    private const int Connections = 8;

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentQueue<Click> _again = new();
    private readonly ConcurrentDictionary<long, bool> _answered = new();
    private int _deliveries;
    private int _unanswered;
    private int _refused;

    private KillRun()
    {
    }

    /// <summary>Runs it.</summary>
    /// <param name="folder">Where the SQLite files are made.</param>
    /// <param name="kills">How often the site is killed.</param>
    /// <param name="seed">Of the moments and sizes.</param>
    /// <param name="mostAnswers">Between a start and the kill come fewer answers than this.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<KillResult> RunAsync(string folder, int kills, int seed, int mostAnswers, CancellationToken cancel)
    {
        using var run = new KillRun();
        var random = new Random(seed);
        var database = Path.Combine(folder, "site.db");
        Clicks? clicks = null;
        for (var kill = 0; kill < kills; kill++)
        {
            await using var site = await SiteProcess.StartAsync(database, cancel: cancel);
            clicks ??= new(database);
            await run.LoadAsync(site, clicks, random.Next(mostAnswers), random, cancel);
        }

        await using var last = await SiteProcess.StartAsync(database, cancel: cancel);
        await run.SendAgainAsync(last, cancel);
        await using var ledger = new Ledger(database);
        await ledger.SettledAsync(run._http, last, cancel);
        var stored = await ledger.StoredAsync(cancel);
        return new(
            kills, run._deliveries, run._unanswered, run._refused, run._answered.Count, stored.Values.Sum(),
            run._answered.Keys.Count(time => !stored.ContainsKey(time)), stored.Values.Sum(count => count - 1),
            await ledger.FaultsAsync(cancel));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Loads the site and kills it after so many answers.</summary>
    private async Task LoadAsync(ServerProcess site, Clicks clicks, int answers, Random random, CancellationToken cancel)
    {
        var left = answers;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, Connections).Select(_ => new Random(random.Next())).Select(own => Task.Run(
            async () =>
            {
                do
                {
                    var click = _again.TryDequeue(out var again) ? again : clicks.Next(own.Next(1, 6));
                    if (!await SendAsync(site, click, cancel))
                    {
                        return;
                    }

                    if (own.Next(8) == 0)
                    {
                        _again.Enqueue(click);
                    }

                    if (Interlocked.Decrement(ref left) <= 0)
                    {
                        reached.TrySetResult();
                    }
                }
                while (true);
            },
            cancel)).ToArray();

        await Task.WhenAny(answers == 0 ? Task.CompletedTask : reached.Task, Task.WhenAll(senders));
        await site.KillAsync();
        await Task.WhenAll(senders);
    }

    private async Task SendAgainAsync(ServerProcess site, CancellationToken cancel)
    {
        for (var tries = _again.Count * 3; tries > 0 && _again.TryDequeue(out var click); tries--)
        {
            await SendAsync(site, click, cancel);
        }
    }

    /// <summary>Sends a delivery and writes down what came back; false when the site is gone.</summary>
    private async Task<bool> SendAsync(ServerProcess site, Click click, CancellationToken cancel)
    {
        try
        {
            if (await Clicks.PostAsync(_http, site.Webhook, click, cancel) == HttpStatusCode.OK)
            {
                Interlocked.Increment(ref _deliveries);
                foreach (var time in click.Times)
                {
                    _answered[time] = true;
                }
            }
            else
            {
                Interlocked.Increment(ref _refused);
                _again.Enqueue(click);
            }

            return true;
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _unanswered);
            _again.Enqueue(click);
            return false;
        }
    }
}

/// <summary>What a <see cref="KillRun"/> found.</summary>
/// <param name="Kills">SIGKILLs.</param>
/// <param name="Deliveries">Answers of 200.</param>
/// <param name="Unanswered">Deliveries that a kill cut off; they were sent again.</param>
/// <param name="Refused">Answers other than 200; sent again as well.</param>
/// <param name="Events">Different events that got a 200.</param>
/// <param name="Rows">Rows of <c>WebhookEvents</c>.</param>
/// <param name="Lost">Events that got a 200 and aren't there.</param>
/// <param name="Doubled">Rows too many.</param>
/// <param name="Faults">What else is wrong.</param>
internal sealed record KillResult(int Kills, int Deliveries, int Unanswered, int Refused, int Events, int Rows, int Lost, int Doubled, IReadOnlyList<string> Faults)
{
    /// <summary>Whether every promise was kept.</summary>
    public bool IsGood => Lost == 0 && Doubled == 0 && Faults.Count == 0 && Events > 0;

    public override string ToString() =>
        $"kills {Kills}, deliveries with 200 {Deliveries}, cut off {Unanswered}, other answers {Refused}, events with 200 {Events}, rows {Rows}, lost {Lost}, doubled {Doubled}, faults: {(Faults.Count == 0 ? "none" : string.Join("; ", Faults))}";
}
