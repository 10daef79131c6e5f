using Microsoft.Data.Sqlite;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Asks the site's file, beside the site, what became of events.</summary>
internal sealed class Ledger(string database) : IAsyncDisposable
{
    /// <summary>Everything that must have no row, whatever was sent and answered.</summary>
    private static readonly (string Fault, string Sql)[] Faults =
    [
        ("events still waiting", """SELECT count(*) FROM "WebhookEvents" WHERE "Outcome" = 'Waiting'"""),
        ("opt-in events not recorded", """SELECT count(*) FROM "WebhookEvents" WHERE "Kind" = 'optin' AND "Outcome" <> 'Recorded'"""),
        ("events without a click of their person", """SELECT count(*) FROM "WebhookEvents" e WHERE "Outcome" = 'Recorded' AND NOT EXISTS (SELECT 1 FROM "OptInClicks" c JOIN "OptIns" o ON o."Id" = c."OptInId" WHERE c."EventId" = e."Id" AND o."Psid" = e."Sender")"""),
        ("clicks without an event", """SELECT count(*) FROM "OptInClicks" c WHERE NOT EXISTS (SELECT 1 FROM "WebhookEvents" e WHERE e."Id" = c."EventId")"""),
        ("opt-ins whose clicks don't add up", """SELECT count(*) FROM "OptIns" o WHERE "ClickCount" <> (SELECT count(*) FROM "OptInClicks" c WHERE c."OptInId" = o."Id")"""),
        ("opt-ins tied to no session", """SELECT count(*) FROM "OptIns" WHERE "CheckoutSessionId" IS NULL"""),
        ("opt-ins doubled", """SELECT count(*) FROM (SELECT 1 FROM "OptIns" GROUP BY "CheckoutSessionId", "PageId", "Psid" HAVING count(*) > 1)"""),
        ("faults of the file", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    ];

    private readonly SqliteConnection _connection = new($"Data Source={database};Pooling=False");

    /// <summary>The number that a query gives.</summary>
    public async Task<long> CountAsync(string sql, CancellationToken cancel)
    {
        await _connection.OpenAsync(cancel);
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Waits until the site has taken every event it stored. Between two looks it is asked for something, which takes a while.</summary>
    public async Task SettledAsync(HttpClient http, ServerProcess site, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (await CountAsync(Faults[0].Sql, limit.Token) > 0)
        {
            using var response = await http.GetAsync(new Uri(site.Address, "/health/ready"), limit.Token);
        }
    }

    /// <summary>How often each event is there, by its timestamp.</summary>
    public async Task<Dictionary<long, int>> StoredAsync(CancellationToken cancel)
    {
        await _connection.OpenAsync(cancel);
        await using var command = _connection.CreateCommand();
        command.CommandText = """SELECT "Timestamp", count(*) FROM "WebhookEvents" GROUP BY "Timestamp" """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var stored = new Dictionary<long, int>();
        while (await reader.ReadAsync(cancel))
        {
            stored[reader.GetInt64(0)] = reader.GetInt32(1);
        }

        return stored;
    }

    /// <summary>Every sentence that the database contradicts; empty when all is well.</summary>
    public async Task<List<string>> FaultsAsync(CancellationToken cancel)
    {
        var found = new List<string>();
        foreach (var (fault, sql) in Faults)
        {
            if (await CountAsync(sql, cancel) is > 0 and var count)
            {
                found.Add($"{count} {fault}");
            }
        }

        return found;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
