using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>A visit in a list.</summary>
public sealed record VisitRow
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>The person's name; null when Facebook didn't tell it.</summary>
    public required string? Name { get; init; }

    public required string Psid { get; init; }

    public required EntryPoint EntryPoint { get; init; }

    /// <summary>The product that the person was looking at, by Facebook's id, or null.</summary>
    public required string? ProductId { get; init; }

    /// <summary>Facebook's own word for the way in, or null.</summary>
    public required string? Source { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>The orders that are credited to it, oldest first.</summary>
    public IReadOnlyList<CreditedOrder> Orders { get; init; } = [];

    /// <summary>Reads what belongs to visits.</summary>
    public static async Task<IReadOnlyList<VisitRow>> ReadAsync(SiteDb db, IReadOnlyList<Visit> visits, AttributionRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentNullException.ThrowIfNull(rule);
        var talks = visits.Select(v => v.ConversationId).Distinct().ToList();
        var people = await db.Conversations.Where(c => EF.Parameter(talks).Contains(c.Id)).Select(c => new { c.Id, c.Name, c.Psid }).ToDictionaryAsync(c => c.Id, cancel);
        var (ids, bit) = (visits.Select(v => (long?)v.Id).ToList(), rule.Bit);
        var orders = (await db.OrderCredits.Where(c => EF.Parameter(ids).Contains(c.VisitId) && (c.Rules & bit) != 0)
            .Join(db.Orders, c => c.OrderId, o => o.Id, (c, o) => new { c.VisitId, o.Id, o.SessionId })
            .TagWith(Found.Few).OrderBy(o => o.Id).ToListAsync(cancel)).ToLookup(o => o.VisitId, o => new CreditedOrder(o.Id, o.SessionId));
        return
        [
            .. visits.Where(v => people.ContainsKey(v.ConversationId)).Select(v => new VisitRow
            {
                Id = v.Id,
                At = v.At,
                ConversationId = v.ConversationId,
                Name = people[v.ConversationId].Name,
                Psid = people[v.ConversationId].Psid,
                EntryPoint = v.EntryPoint,
                ProductId = v.ProductId,
                Source = v.Source,
                Certainty = v.Certainty,
                Orders = [.. orders[v.Id]],
            }),
        ];
    }
}

/// <summary>An order that is credited to a visit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SessionId">Its checkout session.</param>
public sealed record CreditedOrder(int Id, long SessionId);
