using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Asks the site's files, beside the site, what became of events.</summary>
internal sealed class Ledger(string database) : IAsyncDisposable
{
    /// <summary>Everything that must have no row, whatever was sent and answered.</summary>
    private static readonly (string Fault, string Sql)[] Faults =
    [
        ("events still waiting", """SELECT (SELECT count(*) FROM "WebhookEvents" WHERE "Id" > (SELECT "EventId" FROM "Checkpoints")) + (SELECT count(*) FROM "EventNotes" WHERE "Outcome" = 'Waiting')"""),
        ("opt-in events without a click of their person", """SELECT count(*) FROM "WebhookEvents" e WHERE "Kind" = 'optin' AND NOT EXISTS (SELECT 1 FROM "OptInClicks" c JOIN "OptIns" o ON o."Id" = c."OptInId" WHERE c."EventId" = e."Id" AND o."Psid" = e."Sender")"""),
        ("opt-in events that no conversation shows", """SELECT count(*) FROM "WebhookEvents" e WHERE "Kind" = 'optin' AND NOT EXISTS (SELECT 1 FROM "ThreadLines" l JOIN "Conversations" c ON c."Id" = l."ConversationId" WHERE l."EventId" = e."Id" AND c."Psid" = e."Sender")"""),
        ("opt-in events without a visit", """SELECT count(*) FROM "WebhookEvents" e WHERE "Kind" = 'optin' AND NOT EXISTS (SELECT 1 FROM "Arrivals" a WHERE a."EventId" = e."Id")"""),
        ("clicks without an event", """SELECT count(*) FROM "OptInClicks" c WHERE NOT EXISTS (SELECT 1 FROM "WebhookEvents" e WHERE e."Id" = c."EventId")"""),
        ("opt-ins whose clicks don't add up", """SELECT count(*) FROM "OptIns" o WHERE "ClickCount" <> (SELECT count(*) FROM "OptInClicks" c WHERE c."OptInId" = o."Id")"""),
        ("opt-ins tied to no session", """SELECT count(*) FROM "OptIns" WHERE "CheckoutSessionId" IS NULL"""),
        ("opt-ins doubled", """SELECT count(*) FROM (SELECT 1 FROM "OptIns" GROUP BY "CheckoutSessionId", "PageId", "Psid" HAVING count(*) > 1)"""),
        ("lines of a conversation without an event", """SELECT count(*) FROM "ThreadLines" l WHERE NOT EXISTS (SELECT 1 FROM "WebhookEvents" e WHERE e."Id" = l."EventId")"""),
        ("visits without an event", """SELECT count(*) FROM "Arrivals" a WHERE NOT EXISTS (SELECT 1 FROM "WebhookEvents" e WHERE e."Id" = a."EventId")"""),
        ("checkpoints of another log", """SELECT count(*) FROM "Checkpoints" WHERE "LogId" IS NOT (SELECT "Id" FROM "LogIdentity")"""),
        ("checkpoints behind the log's end", """SELECT count(*) FROM "Checkpoints" WHERE "EventId" > (SELECT COALESCE(MAX("Id"), 0) FROM "WebhookEvents")"""),

        // Without a name it looks through both files.
        ("faults of the files", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    ];

    private SqliteConnection? _connection;

    /// <summary>The number that a query gives.</summary>
    public async Task<long> CountAsync(string sql, CancellationToken cancel)
    {
        _connection ??= await OpenAsync(database, cancel);
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
        _connection ??= await OpenAsync(database, cancel);
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

    /// <summary>The log of a database, which lies beside it.</summary>
    public static string LogOf(string database) => Path.Combine(Path.GetDirectoryName(database)!, WebSite.Data.DatabaseFiles.LogName);

    /// <summary>A connection to a database, with its log attached.</summary>
    public static async Task<SqliteConnection> OpenAsync(string database, CancellationToken cancel)
    {
        var connection = new SqliteConnection($"Data Source={LogFile.Uri(database)};Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "ATTACH $log AS log";
        command.Parameters.AddWithValue("$log", $"{LogFile.Uri(LogOf(database))}?mode=ro");
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
