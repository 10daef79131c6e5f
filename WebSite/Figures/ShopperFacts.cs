using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Reads what the attribution of orders asks for, in a handful of queries, however many orders there are.</summary>
public sealed class ShopperFacts(SiteDb db)
{
    /// <summary>Each order with who its shopper is, and with the visits that may have brought it, and more.</summary>
    internal async Task<IReadOnlyList<(Order Order, OrderShopper Shopper, IReadOnlyList<Visit> Visits)>> ReadAsync(IReadOnlyList<Order> orders, CancellationToken cancel)
    {
        var own = orders.Select(o => o.SessionId).ToList();
        var earlier = await EarlierAsync(orders, cancel);
        var ids = own.Concat(earlier.SelectMany(e => e.Value)).Distinct().ToList();
        var sessions = await db.CheckoutSessions.AsNoTracking().Include(s => s.OptIns.Where(o => o.Psid != null)).Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var people = await PeopleAsync(sessions.Values, cancel);
        var tokens = sessions.Values.Select(s => s.Token).ToList();
        var returns = await db.Returns.AsNoTracking().Where(r => EF.Parameter(tokens).Contains(r.SessionToken)).ToListAsync(cancel);
        var shoppers = orders.ToDictionary(
            o => o.Id,
            o => OrderShopper.Of(o, [.. earlier[o.Id].Append(o.SessionId).Select(id => sessions[id])], returns, optIn => people.TryGetValue((optIn.PageId, optIn.Psid!), out var id) ? id : null));
        var visits = await VisitsAsync(orders, own, [.. shoppers.Values.SelectMany(s => s.Known).Distinct()], cancel);
        var (bySession, byPerson) = (visits.ToLookup(v => v.CheckoutSessionId), visits.ToLookup(v => v.ConversationId));
        return [.. orders.Select(o => (o, shoppers[o.Id], (IReadOnlyList<Visit>)[.. bySession[o.SessionId].Concat(shoppers[o.Id].Known.SelectMany(id => byPerson[id])).Distinct()]))];
    }

    /// <summary>The sessions of the last orders of the same browsers before each.</summary>
    private async Task<Dictionary<int, List<long>>> EarlierAsync(IReadOnlyList<Order> orders, CancellationToken cancel)
    {
        var browsers = orders.Select(o => o.Browser).Where(browser => browser != default).Distinct().ToList();
        var found = browsers.Count == 0 ? []
            : await db.Orders.Where(o => EF.Parameter(browsers).Contains(o.Browser)).OrderByDescending(o => o.Id).Select(o => new { o.Id, o.Browser, o.SessionId }).ToListAsync(cancel);
        var byBrowser = found.ToLookup(o => o.Browser);
        return orders.ToDictionary(o => o.Id, o => byBrowser[o.Browser].Where(e => e.Id < o.Id).Take(OrderShopper.MostEarlier).Select(e => e.SessionId).ToList());
    }

    private async Task<Dictionary<(string PageId, string Psid), long>> PeopleAsync(IEnumerable<CheckoutSession> sessions, CancellationToken cancel)
    {
        var people = sessions.SelectMany(s => s.OptIns).Select(o => o.Psid!).Distinct().ToList();
        return people.Count == 0 ? []
            : await db.Conversations.Where(c => EF.Parameter(people).Contains(c.Psid)).Select(c => new { c.PageId, c.Psid, c.Id }).ToDictionaryAsync(c => (c.PageId, c.Psid), c => c.Id, cancel);
    }

    private async Task<List<Visit>> VisitsAsync(IReadOnlyList<Order> orders, List<long> sessions, List<long> people, CancellationToken cancel)
    {
        var (from, to) = (orders.Min(o => o.PlacedAt) - AttributionRule.Longest, orders.Max(o => o.PlacedAt));
        var inTime = db.Visits.AsNoTracking().Where(v => v.At >= from && v.At <= to);
        var naming = await inTime.Where(v => v.CheckoutSessionId != null && EF.Parameter(sessions).Contains(v.CheckoutSessionId.Value)).ToListAsync(cancel);
        var known = people.Count == 0 ? [] : await inTime.Where(v => EF.Parameter(people).Contains(v.ConversationId)).ToListAsync(cancel);
        return [.. naming.Concat(known).DistinctBy(v => v.Id)];
    }
}
