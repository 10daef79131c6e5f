using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Data;

/// <summary>What shoppers and the webhook cause often goes through no whole table that grows with people, messages or orders.</summary>
public sealed partial class QueryPlanTests : IAsyncDisposable
{
    private static readonly string[] Growing =
    [
        "OutboxMessages", "Conversations", "Arrivals", "ThreadLines", "WebhookEvents", "OptIns", "OptInClicks", "CheckoutSessions", "Orders", "MatchingRequests", "EntryChanges", "EventNotes",
    ];

    private static readonly string[] Few = ["_Waiting", "_Sending", "_Held", "_SetAside", "_Refused", "_Unasked", "_Conflict", "_InMessageRequests"];

    private readonly SiteHost _site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shoppers_way_and_what_the_webhook_tells_of_it_scan_nothing_that_grows()
    {
        using var shopper = _site.Visit();
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        using var heard = new Statements(_site);
        foreach (var path in new[] { "/", "/products/harbour-teapot", "/cart", "/checkout", "/orders" })
        {
            await shopper.GetAsync(path);
        }

        var order = await shopper.OrderWithNumberAsync("040 123 4567");
        await shopper.ConfirmNumberAsync(order);
        var shown = await shopper.GetAsync(order);
        await _site.DeliverAsync(
            OptIn(shown.Ref), Referral(shown.LinkRef), Event(""" "message":{"mid":"m_1","text":"Is it safe?"} """, At(1)), Event(""" "message_edit":{"mid":"m_1","text":"Is it?","num_edit":1} """, At(2)),
            Event(""" "message":{"mid":"m_1","is_deleted":true} """, At(3)), Event(""" "message":{"mid":"m_2","text":"human"} """, At(4)), Event(""" "message":{"mid":"m_3","text":"stop"} """, At(5)),
            Event(""" "message_request":"accept" """, At(6), Charlie), Event(""" "read":{"watermark":1} """, At(7)), Event(""" "take_thread_control":{} """, At(8)));
        await shopper.GetAsync(order);
        await shopper.GetAsync("/cart");

        Assert.InRange(heard.All.Count, 30, 1000);
        var scans = await ScansAsync(heard);
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>The steps that go through a whole table, with their statements. One that ends early, or goes through an index of few rows, is none.</summary>
    private async Task<List<string>> ScansAsync(Statements heard)
    {
        List<string> scans = [];
        foreach (var (sql, parameters) in heard.All)
        {
            if (sql.Contains("LIMIT", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var step in await _site.ReadAsync(db => StepsAsync(db, sql, parameters)))
            {
                if (Scan().Match(step) is { Success: true } scan && IsGrowing(sql, scan.Groups["alias"].Value) && !IsOfFew(scan.Groups["index"].Value))
                {
                    scans.Add($"{step}: {sql}");
                }
            }
        }

        return scans;
    }

    private static async Task<List<string>> StepsAsync(DbContext db, string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        var steps = new List<string>();
        foreach (var one in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(part => Statement().IsMatch(part)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + one;
            foreach (var (name, value) in parameters.Where(p => one.Contains(p.Name, StringComparison.Ordinal)))
            {
                command.Parameters.Add(new SqliteParameter(name, value ?? DBNull.Value));
            }

            await using var reader = await command.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                steps.Add(reader.GetString(3));
            }
        }

        return steps;
    }

    /// <summary>Those with a condition have but the rows that wait, or the like.</summary>
    private static bool IsOfFew(string index) => Few.Any(end => index.EndsWith(end, StringComparison.Ordinal));

    private static bool IsGrowing(string sql, string alias) => Growing.Any(table => table == alias || sql.Contains($"\"{table}\" AS \"{alias}\"", StringComparison.Ordinal));

    [GeneratedRegex(@"^SCAN (?<alias>\w+)(?: USING (?:COVERING )?INDEX (?<index>\w+))?")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^(SELECT|UPDATE|DELETE)\b")]
    private static partial Regex Statement();
}
