using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>What refs that were made elsewhere earned. Few come with one, so no figures are kept of them: their visits are asked.</summary>
public sealed class RefEarnings(SiteDb db)
{
    /// <summary>By ref, of orders that were placed since a time.</summary>
    public async Task<Dictionary<string, Earnings>> ReadAsync(DateTimeOffset since, AttributionRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var bit = rule.Bit;
        var found = await (
            from visit in db.Visits
            where visit.Ref != null
            join credit in db.OrderCredits on visit.Id equals credit.VisitId
            join order in db.Orders on credit.OrderId equals order.Id
            where (credit.Rules & bit) != 0 && order.PlacedAt >= since
            group order by new { visit.Ref, order.Currency } into g
            select new { g.Key.Ref, g.Key.Currency, Orders = g.LongCount(), Value = g.Sum(o => o.SubtotalMinor + o.DeliveryMinor) }).ToListAsync(cancel);
        return found.GroupBy(f => f.Ref!).ToDictionary(g => g.Key, g => Earnings.Of(g.Select(f => new Amount(f.Currency, f.Orders, f.Value))));
    }
}
