using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

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
        return SumAsync(db, db.Visits.Where(a => a.At >= since), c => c.Visit.EntryPoint, cancel);
    }

    /// <summary>Of each campaign that somebody came through since a time.</summary>
    public static Task<Dictionary<int, EntryPointFigures>> ByCampaignAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return SumAsync(db, db.Visits.Where(a => a.At >= since && a.CampaignId != null), c => c.Visit.CampaignId!.Value, cancel);
    }

    /// <summary>Of each ad that somebody came through since a time.</summary>
    public static Task<Dictionary<string, EntryPointFigures>> ByAdAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return SumAsync(db, db.Visits.Where(a => a.At >= since && a.AdId != null), c => c.Visit.AdId!, cancel);
    }

    /// <summary>Of the refs that were made elsewhere with which most people came since a time.</summary>
    public static Task<Dictionary<string, EntryPointFigures>> ByRefAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return SumAsync(db, db.Visits.Where(a => a.At >= since).OfMostPeople(), c => c.Visit.Ref!, cancel);
    }

    // A checkout session has at most one order, so that no visit is counted twice.
    private static async Task<Dictionary<T, EntryPointFigures>> SumAsync<T>(SiteDb db, IQueryable<Visit> visits, Expression<Func<Came, T>> through, CancellationToken cancel)
        where T : notnull => await visits
            .SelectMany(visit => db.Orders.Where(o => o.SessionId == visit.CheckoutSessionId).DefaultIfEmpty(), (visit, order) => new Came { Visit = visit, OrderId = order!.Id })
            .GroupBy(through)
            .Select(g => new
            {
                g.Key,
                Visits = g.Count(),
                People = g.Select(c => c.Visit.ConversationId).Distinct().Count(),
                Orders = g.Select(c => c.OrderId).Distinct().Count(id => id != null),
                Last = g.Max(c => c.Visit.At),
            })
            .ToDictionaryAsync(g => g.Key, g => new EntryPointFigures(g.Visits, g.People, g.Orders, g.Last), cancel);

    private sealed class Came
    {
        public required Visit Visit { get; init; }

        public required int? OrderId { get; init; }
    }
}
