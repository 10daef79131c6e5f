using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Finds the orders whose credit may change.</summary>
public sealed class ConcernedOrders(SiteDb db)
{
    /// <summary>Those of checkout sessions, and the next ones of the same browsers: who is known to be the shopper of one is that of the others.</summary>
    internal async Task<IReadOnlyCollection<int>> OfSessionsAsync(IReadOnlyCollection<long> sessions, CancellationToken cancel) => sessions.Count == 0 ? []
        : [.. (await WithNextAsync(await db.Orders.AsNoTracking().Where(o => EF.Parameter(sessions).Contains(o.SessionId)).ToListAsync(cancel), cancel)).Select(o => o.Id)];

    /// <summary>Those that visits of these people may have brought.</summary>
    /// <param name="conversations">The people's.</param>
    /// <param name="earliest">When the earliest of the visits was.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<IReadOnlyCollection<int>> OfConversationsAsync(IReadOnlyCollection<long> conversations, DateTimeOffset earliest, CancellationToken cancel)
    {
        // Whoever is known to be a session's shopper has a visit that names it, or a return to it.
        var named = db.Visits.Where(v => EF.Parameter(conversations).Contains(v.ConversationId) && v.CheckoutSessionId != null).Select(v => v.CheckoutSessionId!.Value);
        var returned = db.Returns.Where(r => EF.Parameter(conversations).Contains(r.ConversationId)).Join(db.CheckoutSessions, r => r.SessionToken, s => s.Token, (r, s) => s.Id);
        var own = await db.Orders.AsNoTracking().Where(o => named.Concat(returned).Contains(o.SessionId)).ToListAsync(cancel);
        return [.. (await WithNextAsync(own, cancel)).Where(o => o.PlacedAt >= earliest).Select(o => o.Id)];
    }

    private async Task<IReadOnlyCollection<Order>> WithNextAsync(List<Order> orders, CancellationToken cancel)
    {
        var browsers = orders.Select(o => o.Browser).Where(browser => browser != default).Distinct().ToList(); // Anonymous orders have none.
        if (browsers.Count == 0)
        {
            return orders;
        }

        var from = orders.Min(o => o.PlacedAt);
        var later = (await db.Orders.AsNoTracking().Where(o => EF.Parameter(browsers).Contains(o.Browser) && o.PlacedAt >= from).OrderBy(o => o.Id).ToListAsync(cancel)).ToLookup(o => o.Browser);
        return [.. orders.Concat(orders.SelectMany(order => later[order.Browser].Where(o => o.Id > order.Id).Take(OrderShopper.MostEarlier))).DistinctBy(o => o.Id)];
    }
}
