using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>Somebody came in with a ref of this session that can be passed on, and the shopper is asked whether it was they.</summary>
/// <param name="OptInId">The opt-in that is asked about.</param>
/// <param name="Who">The person's first name and last initial; null where Facebook hasn't told it.</param>
/// <param name="At">When they came.</param>
/// <param name="OrderNumber">The order whose news they would get; null when they came from elsewhere, or nothing was ordered.</param>
public sealed record SpotQuestion(long OptInId, string? Who, DateTimeOffset At, int? OrderNumber)
{
    /// <summary>More are somebody's play.</summary>
    private const int Most = 20;

    /// <summary>The questions of a shopper's session, oldest first.</summary>
    public static async Task<IReadOnlyList<SpotQuestion>> ReadAsync(SiteDb db, Shopper shopper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.CheckoutSessions.AsNoTracking().Own(shopper)
            .SelectMany(s => s.OptIns.Where(o => o.Trust == OptInTrust.Unconfirmed), (s, o) => new
            {
                o.Id,
                o.FirstAt,
                Name = db.Conversations.Where(c => c.PageId == o.PageId && c.Psid == o.Psid).Select(c => c.Name).SingleOrDefault(),
                IsOfOrder = o.Clicks.Any(c => c.Placement == Placement.Checkout || c.Placement == Placement.ThankYou),
                Order = s.Order,
            })
            .OrderBy(q => q.FirstAt).ThenBy(q => q.Id).Take(Most).ToListAsync(cancel);
        return [.. found.Select(q => new SpotQuestion(q.Id, Brief(q.Name), q.FirstAt, q.IsOfOrder ? q.Order?.Number : null))];
    }

    /// <summary>A name as others may see it: <c>Emil S.</c></summary>
    internal static string? Brief(string? name) => name?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
    {
        [var first, .., var last] => $"{first} {char.ToUpperInvariant(last[0])}.",
        [var only] => only,
        _ => null,
    };
}
