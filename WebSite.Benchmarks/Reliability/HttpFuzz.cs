using System.Collections.Concurrent;
using System.Net;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Mutated deliveries against a running site: first unsigned ones, of which nothing may be stored, then signed ones.</summary>
internal sealed class HttpFuzz(ServerProcess site, HttpClient http, ConcurrentDictionary<HttpStatusCode, int> answers)
{
    private const int Connections = 8;

    /// <summary>Sends so many bodies to a site on a file in that folder, a tenth of them without a valid signature.</summary>
    public static async Task<HttpFuzzResult> RunAsync(string folder, int bodies, int seed, CancellationToken cancel)
    {
        var database = Path.Combine(folder, "site.db");
        await using var site = await SiteProcess.StartAsync(database, cancel: cancel);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        await using var ledger = new Ledger(database);
        var clicks = new Clicks(database);
        var mutator = new Mutator([.. Samples.Deliveries(clicks.Ref), clicks.Next(3).Body], seed);

        var unsigned = new ConcurrentDictionary<HttpStatusCode, int>();
        var forged = bodies / 10;
        await new HttpFuzz(site, http, unsigned).SendAsync(mutator, forged, Forge, cancel);
        var letIn = await ledger.CountAsync("""SELECT count(*) FROM "WebhookEvents" """, cancel);

        var signed = new ConcurrentDictionary<HttpStatusCode, int>();
        await new HttpFuzz(site, http, signed).SendAsync(mutator, bodies - forged, (body, _) => Clicks.Sign(body), cancel);
        await ledger.SettledAsync(http, site, cancel);

        var faults = new List<string>();
        Check(letIn > 0, $"{letIn} unsigned events were stored");
        Check(unsigned.Keys.Any(status => status != HttpStatusCode.Unauthorized), "an unsigned body got another answer than 401");
        Check(signed.Keys.Any(status => status is not (HttpStatusCode.OK or HttpStatusCode.BadRequest)), "a signed body got another answer than 200 or 400");
        var failed = await ledger.CountAsync("""SELECT count(*) FROM "EventNotes" WHERE "Outcome" = 'SetAside' AND "Attempts" > 0""", cancel);
        Check(failed > 0, $"taking {failed} events failed");
        var bad = site.Log.Where(IsFault).ToList();
        Check(bad.Count > 0, $"{bad.Count} lines of the log are faults: {bad.FirstOrDefault()}");
        return new(
            forged, unsigned.ToDictionary(), bodies - forged, signed.ToDictionary(),
            await ledger.CountAsync("""SELECT count(*) FROM "WebhookEvents" """, cancel), await ledger.CountAsync("""SELECT count(*) FROM "OptIns" """, cancel), faults);

        void Check(bool isFault, string sentence)
        {
            if (isFault)
            {
                faults.Add(sentence);
            }
        }
    }

    private static bool IsFault(string line) =>
        line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal);

    private static string? Forge(byte[] body, int number) => (number % 4) switch
    {
        0 => null,
        1 => Clicks.Sign([.. body, 32]),
        2 => Clicks.Sign(body)[..^1],
        _ => "sha1=" + Clicks.Sign(body)["sha256=".Length..][..40],
    };

    private async Task SendAsync(Mutator mutator, int count, Func<byte[], int, string?> signature, CancellationToken cancel) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count).Select(number => (Number: number, Body: mutator.Next())),
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancel },
            async (one, stop) =>
            {
                using var request = Clicks.Request(site.Webhook, one.Body, signature(one.Body, one.Number));
                using var response = await http.SendAsync(request, stop);
                answers.AddOrUpdate(response.StatusCode, 1, (_, before) => before + 1);
            });
}

/// <summary>What <see cref="HttpFuzz"/> found.</summary>
/// <param name="Forged">Bodies without a valid signature.</param>
/// <param name="ForgedAnswers">How they were answered.</param>
/// <param name="Signed">Bodies with one.</param>
/// <param name="SignedAnswers">How they were answered.</param>
/// <param name="Rows">Of <c>WebhookEvents</c>.</param>
/// <param name="OptIns">Recorded from them.</param>
/// <param name="Faults">What is wrong.</param>
internal sealed record HttpFuzzResult(
    int Forged, IReadOnlyDictionary<HttpStatusCode, int> ForgedAnswers, int Signed, IReadOnlyDictionary<HttpStatusCode, int> SignedAnswers, long Rows, long OptIns, IReadOnlyList<string> Faults)
{
    public override string ToString() =>
        $"forged {Forged} ({Text(ForgedAnswers)}), signed {Signed} ({Text(SignedAnswers)}), rows {Rows}, opt-ins {OptIns}, faults: {(Faults.Count == 0 ? "none" : string.Join("; ", Faults))}";

    private static string Text(IReadOnlyDictionary<HttpStatusCode, int> answers) => string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{(int)a.Key}: {a.Value}"));
}
