using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>Counts orders and their value by plain SQL over orders and credits, and works out the credits from whole tables.</summary>
internal static class MoneyAudit
{
    private const string Sums = """
        WITH Rules AS (SELECT 1 AS Rule UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6),
        Placed AS (SELECT Id, PlacedAt AS At, Currency, SubtotalMinor + DeliveryMinor AS Value FROM Orders WHERE Status <> 'Cancelled'),
        Credited AS (SELECT r.Rule, p.At, p.Currency, p.Value, c.* FROM OrderCredits c JOIN Placed p ON p.Id = c.OrderId JOIN Rules r ON c.Rules & (1 << (r.Rule - 1))),
        Told AS (
          SELECT Rule, 0 AS Dimension, '' AS "Key", At, Currency, Value FROM Placed, Rules
          UNION ALL SELECT Rule, 1, CASE Placement WHEN 'ThankYou' THEN 'thank-you' WHEN 'SoldOut' THEN 'sold-out' WHEN 'PriceDrop' THEN 'price-drop' ELSE lower(Placement) END, At, Currency, Value FROM Credited WHERE Placement IS NOT NULL
          UNION ALL SELECT Rule, 2, WebPage, At, Currency, Value FROM Credited WHERE WebPage IS NOT NULL
          UNION ALL SELECT Rule, 3, EntryPoint, At, Currency, Value FROM Credited
          UNION ALL SELECT Rule, 4, CAST(CampaignId AS TEXT), At, Currency, Value FROM Credited WHERE CampaignId IS NOT NULL
          UNION ALL SELECT Rule, 5, AdId, At, Currency, Value FROM Credited WHERE AdId IS NOT NULL
          UNION ALL SELECT Rule, 8, v.ExperimentId || ':' || v.Variant, At, Currency, Value FROM Placed p JOIN OrderVariants v ON v.OrderId = p.Id, Rules),
        Spans AS (
          SELECT 1 AS Span, At / 3600000 AS "From", Told.* FROM Told
          UNION ALL SELECT 2, At / 86400000 * 24, Told.* FROM Told
          UNION ALL SELECT 3, unixepoch(strftime('%Y-%m-01', At / 1000, 'unixepoch')) / 3600, Told.* FROM Told)
        SELECT Rule || ' ' || Dimension || ' ' || Span || ' ' || "From" || ' ' || "Key" || ' ' || Currency AS "Name", COUNT(*) || ' ' || SUM(Value) AS "Sums" FROM Spans GROUP BY 1
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Fails where a money figure isn't what orders and credits say, or a credit isn't what the rule says of the tables as they stand.</summary>
    public static async Task CheckMoneyAsync(this SiteHost site)
    {
        var expected = await site.ReadAsync(db => db.Database.SqlQueryRaw<Line>(Sums).ToListAsync(Cancel));
        var kept = await site.ReadAsync(db => db.MoneyFigures.AsNoTracking().ToListAsync(Cancel));
        var actual = kept.Where(f => f.Orders != 0 || f.ValueMinor != 0)
            .Select(f => new Line($"{f.Rule} {(int)f.Dimension} {(int)f.Span} {f.From} {Key(f)} {f.Currency}", $"{f.Orders} {f.ValueMinor}"));
        Assert.Equal(expected.OrderBy(l => l.Name, StringComparer.Ordinal), actual.OrderBy(l => l.Name, StringComparer.Ordinal));
        await site.CheckCreditsAsync();
    }

    private static async Task CheckCreditsAsync(this SiteHost site) => await site.ReadAsync(async db =>
    {
        var orders = await db.Orders.AsNoTracking().ToListAsync(Cancel);
        var sessions = await db.CheckoutSessions.AsNoTracking().Include(s => s.OptIns.Where(o => o.Psid != null)).ToDictionaryAsync(s => s.Id, Cancel);
        var people = (await db.Conversations.AsNoTracking().ToListAsync(Cancel)).ToDictionary(c => (c.PageId, (string?)c.Psid), c => c.Id);
        var (returns, visits) = (await db.Returns.AsNoTracking().ToListAsync(Cancel), await db.Visits.AsNoTracking().ToListAsync(Cancel));
        var credits = (await db.OrderCredits.AsNoTracking().ToListAsync(Cancel)).ToLookup(c => c.OrderId);
        foreach (var order in orders)
        {
            var earlier = orders.Where(o => o.Browser == order.Browser && o.Browser != default && o.Id < order.Id).OrderByDescending(o => o.Id).Take(OrderShopper.MostEarlier);
            var shopper = OrderShopper.Of(order, [.. earlier.Append(order).Select(o => sessions[o.SessionId])], returns, optIn => people.TryGetValue((optIn.PageId, optIn.Psid), out var id) ? id : null);
            var now = Attribution.Of(order, shopper, visits, credits[order.Id].Where(c => c.VisitId is null));
            Assert.Equal(now.Select(Say).Order(), credits[order.Id].Select(Say).Order());
        }

        return orders.Count;
    });

    private static string Say(OrderCredit c) => $"order {c.OrderId} by {c.Rules} to visit {c.VisitId} at {c.At.ToUnixTimeMilliseconds()}: {c.EntryPoint} {c.Placement} {c.WebPage} {c.CampaignId} {c.AdId} {c.Mark}";

    // The tables have entry points by name.
    private static string Key(MoneyFigure figure) =>
        figure.Dimension == Dimension.EntryPoint ? ((EntryPoint)int.Parse(figure.Key, System.Globalization.CultureInfo.InvariantCulture)).ToString() : figure.Key;

    private sealed record Line(string Name, string Sums);
}
