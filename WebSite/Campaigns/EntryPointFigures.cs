using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Campaigns;

/// <summary>What a way in brought.</summary>
/// <param name="Visits">How often people came in.</param>
/// <param name="People">How many different people.</param>
/// <param name="Orders">Orders of the checkout sessions that those visits name.</param>
/// <param name="Last">When somebody last came in; null when nobody did.</param>
public sealed record EntryPointFigures(int Visits, int People, int Orders, DateTimeOffset? Last)
{
    /// <summary>Nobody came.</summary>
    public static EntryPointFigures None { get; } = new(0, 0, 0, null);

    /// <summary>Of each entry point that somebody came through since a time.</summary>
    public static Task<Dictionary<EntryPoint, EntryPointFigures>> ByEntryPointAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return SumAsync(
            from a in db.Visits
            where a.At >= since
            from o in db.Orders.Where(o => o.SessionId == a.CheckoutSessionId).DefaultIfEmpty()
            select new Came<EntryPoint> { Through = a.EntryPoint, ConversationId = a.ConversationId, OrderId = o.Id, At = a.At },
            cancel);
    }

    /// <summary>Of each campaign that somebody came through since a time.</summary>
    public static Task<Dictionary<int, EntryPointFigures>> ByCampaignAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return SumAsync(
            from a in db.Visits
            where a.At >= since && a.CampaignId != null
            from o in db.Orders.Where(o => o.SessionId == a.CheckoutSessionId).DefaultIfEmpty()
            select new Came<int> { Through = a.CampaignId!.Value, ConversationId = a.ConversationId, OrderId = o.Id, At = a.At },
            cancel);
    }

    /// <summary>Of each ad that somebody came through since a time.</summary>
    public static Task<Dictionary<string, EntryPointFigures>> ByAdAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return SumAsync(
            from a in db.Visits
            where a.At >= since && a.AdId != null
            from o in db.Orders.Where(o => o.SessionId == a.CheckoutSessionId).DefaultIfEmpty()
            select new Came<string> { Through = a.AdId!, ConversationId = a.ConversationId, OrderId = o.Id, At = a.At },
            cancel);
    }

    /// <summary>Of each ref that was made elsewhere with which somebody came since a time.</summary>
    public static Task<Dictionary<string, EntryPointFigures>> ByRefAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return SumAsync(
            from a in db.Visits
            where a.At >= since && a.Ref != null
            from o in db.Orders.Where(o => o.SessionId == a.CheckoutSessionId).DefaultIfEmpty()
            select new Came<string> { Through = a.Ref!, ConversationId = a.ConversationId, OrderId = o.Id, At = a.At },
            cancel);
    }

    // A checkout session has at most one order, so that no visit is counted twice.
    private static async Task<Dictionary<T, EntryPointFigures>> SumAsync<T>(IQueryable<Came<T>> all, CancellationToken cancel)
        where T : notnull =>
        await all.GroupBy(c => c.Through)
            .Select(g => new
            {
                g.Key,
                Visits = g.Count(),
                People = g.Select(c => c.ConversationId).Distinct().Count(),
                Orders = g.Select(c => c.OrderId).Distinct().Count(id => id != null),
                Last = g.Max(c => c.At),
            })
            .ToDictionaryAsync(g => g.Key, g => new EntryPointFigures(g.Visits, g.People, g.Orders, g.Last), cancel);

    private sealed class Came<T>
    {
        public required T Through { get; init; }

        public required long ConversationId { get; init; }

        public required int? OrderId { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
