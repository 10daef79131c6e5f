using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Wishes;

/// <summary>Counts what came of the reasons to click. Straight from the rows, which stay until a person is deleted: there is nothing to rebuild.</summary>
public sealed class WishFigures(SiteDb db)
{
    /// <summary>Those of wishes that were asked in a period, one row a reason, in the order of the table.</summary>
    public async Task<IReadOnlyList<WishCount>> ReadAsync(Period period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var (from, to) = (Spans.TimeOf(period.From), Spans.TimeOf(period.To));
        var found = await db.Wishes.Where(w => w.AskedAt >= from && w.AskedAt < to).Select(w => new
        {
            w.Reason,
            IsOpen = w.State == WishState.Open,
            IsSent = db.OutboxMessages.Any(m => m.WishId == w.Id && m.State == OutboxState.Sent),
            IsHeld = db.OutboxMessages.Any(m => m.WishId == w.Id && m.State == OutboxState.Held),
            CameBack = w.CameBackAt != null,
            Ordered = w.CameBackIn != null && db.Orders.Any(o => o.PlacedAt >= w.CameBackAt && o.Status != OrderStatus.Cancelled && db.CheckoutSessions.Any(s => s.Id == o.SessionId && s.Token == w.CameBackIn)),
        }).GroupBy(w => w.Reason).Select(g => new
        {
            Reason = g.Key,
            Count = new WishCount(
                g.Key, g.Count(), g.Count(w => w.IsOpen), g.Count(w => w.IsHeld), g.Count(w => w.IsSent), g.Count(w => w.CameBack), g.Count(w => w.Ordered)),
        }).ToListAsync(cancel);
        var counts = found.ToDictionary(f => f.Reason, f => f.Count);
        return [.. WishRules.Reasons.Select(reason => counts.GetValueOrDefault(reason) ?? new(reason, 0, 0, 0, 0, 0, 0))];
    }
}

/// <summary>What came of a reason.</summary>
/// <param name="Reason">Which.</param>
/// <param name="Asked">How often it was asked.</param>
/// <param name="Open">Of those, how many wait for something to tell.</param>
/// <param name="Held">How many have a message that may not go, or not yet.</param>
/// <param name="Sent">How many were told: Facebook took the message.</param>
/// <param name="CameBack">How many of these had a browser come back by the link in the message.</param>
/// <param name="Ordered">In how many of those browsers something was ordered then.</param>
public sealed record WishCount(WishReason Reason, int Asked, int Open, int Held, int Sent, int CameBack, int Ordered);
