using Messenger.AspNetCore.Following;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Keeps what orders are credited to, and the money figures with it; always in the caller's transaction, in which what it reads has been saved.</summary>
public sealed class Crediting(SiteDb db, ConcernedOrders concerned, ShopperFacts facts)
{
    /// <summary>An order was placed.</summary>
    /// <param name="order">It.</param>
    /// <param name="variants">Which variants of experiments its session had seen.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task PlacedAsync(Order order, IReadOnlyList<OrderVariant> variants, CancellationToken cancel)
    {
        var sums = new MoneySums();
        sums.Add(order, 1);
        foreach (var variant in variants)
        {
            sums.Add(variant, order, 1);
        }

        db.Count(sums);
        await CreditAsync([order.Id], cancel);
    }

    /// <summary>An order was cancelled: it comes off everywhere.</summary>
    internal async Task CancelledAsync(Order order, CancellationToken cancel)
    {
        var sums = new MoneySums();
        sums.Add(order, -1);
        var credits = db.OrderCredits.Where(c => c.OrderId == order.Id);
        (await credits.AsNoTracking().ToListAsync(cancel)).ForEach(credit => sums.Add(credit, order, -1));
        (await db.OrderVariants.AsNoTracking().Where(v => v.OrderId == order.Id).ToListAsync(cancel)).ForEach(variant => sums.Add(variant, order, -1));
        await credits.ExecuteDeleteAsync(cancel);
        db.Count(sums);
    }

    /// <summary>Who is whose shopper has changed in checkout sessions.</summary>
    internal async Task SessionsChangedAsync(IReadOnlyCollection<long> sessions, CancellationToken cancel) =>
        await CreditAsync(await concerned.OfSessionsAsync(sessions, cancel), cancel);

    /// <summary>Visits of people came, perhaps after orders that they bring.</summary>
    /// <param name="conversations">The people's.</param>
    /// <param name="earliest">When the earliest of those visits was.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task VisitsCameAsync(IReadOnlyCollection<long> conversations, DateTimeOffset earliest, CancellationToken cancel) =>
        await CreditAsync(await concerned.OfConversationsAsync(conversations, earliest, cancel), cancel);

    /// <summary>Credits belong to a campaign now: those of them that belong to none.</summary>
    internal async Task NamedAsync(IQueryable<OrderCredit> credits, int campaignId, CancellationToken cancel)
    {
        var sums = new MoneySums();
        var unnamed = credits.Where(c => c.CampaignId == null);
        await foreach (var one in unnamed.AsNoTracking().Join(db.Orders, c => c.OrderId, o => o.Id, (credit, order) => new { credit, order }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            sums.AddCampaign(one.credit, one.order, campaignId);
        }

        db.Count(sums);
        await unnamed.ExecuteUpdateAsync(set => set.SetProperty(c => c.CampaignId, campaignId), cancel);
    }

    /// <summary>Works out anew what orders are credited to, and writes what is different.</summary>
    internal async Task CreditAsync(IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        var orders = ids.Count == 0 ? [] : await db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id) && o.Status != OrderStatus.Cancelled).ToListAsync(cancel);
        if (orders.Count == 0)
        {
            return;
        }

        var before = (await db.OrderCredits.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.OrderId)).ToListAsync(cancel)).ToLookup(c => c.OrderId);
        var sums = new MoneySums();
        List<int> changed = [];
        List<OrderCredit> rows = [];
        foreach (var (order, shopper, visits) in await facts.ReadAsync(orders, cancel))
        {
            var old = before[order.Id].ToList();
            var now = Attribution.Of(order, shopper, visits, old.Where(c => c.VisitId is null));
            if (old.Count == now.Count && now.All(credit => old.Exists(credit.IsLike)))
            {
                continue;
            }

            old.ForEach(credit => sums.Add(credit, order, -1));
            foreach (var credit in now)
            {
                sums.Add(credit, order, 1);
            }

            changed.Add(order.Id);
            rows.AddRange(now);
        }

        if (changed.Count > 0)
        {
            await db.OrderCredits.Where(c => EF.Parameter(changed).Contains(c.OrderId)).ExecuteDeleteAsync(cancel);
            db.InsertRows(typeof(OrderCredit), rows);
            db.Count(sums);
        }
    }
}
