using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

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

    /// <summary>Reads the newest, and whether there are more.</summary>
    public static async Task<(IReadOnlyList<VisitRow> Rows, bool HasOlder)> ReadAsync(SiteDb db, IQueryable<Visit> visits, AttributionRule rule, int most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rule);
        var found = await (
            from a in visits
            join c in db.Conversations on a.ConversationId equals c.Id
            orderby a.Id descending
            select new VisitRow
            {
                Id = a.Id,
                At = a.At,
                ConversationId = a.ConversationId,
                Name = c.Name,
                Psid = c.Psid,
                EntryPoint = a.EntryPoint,
                ProductId = a.ProductId,
                Source = a.Source,
                Certainty = a.Certainty,
            }).Take(most + 1).ToListAsync(cancel);
        var (ids, bit) = (found.ConvertAll(r => (long?)r.Id), rule.Bit);
        var orders = (await db.OrderCredits.Where(c => ids.Contains(c.VisitId) && (c.Rules & bit) != 0)
            .Join(db.Orders, c => c.OrderId, o => o.Id, (c, o) => new { c.VisitId, o.Id, o.SessionId })
            .OrderBy(o => o.Id).ToListAsync(cancel)).ToLookup(o => o.VisitId, o => new CreditedOrder(o.Id, o.SessionId));
        return ([.. found.Take(most).Select(r => r with { Orders = [.. orders[r.Id]] })], found.Count > most);
    }
}

/// <summary>An order that is credited to a visit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SessionId">Its checkout session.</param>
public sealed record CreditedOrder(int Id, long SessionId);
