using System.Text;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>Somebody came in with a ref of this session that can be passed on, and the shopper is asked whether it was they.</summary>
/// <param name="OptInId">The opt-in that is asked about.</param>
/// <param name="Who">The person's first name and last initial; null where Facebook hasn't told it.</param>
/// <param name="At">When they came.</param>
/// <param name="Code">The code in the message that the person got.</param>
/// <param name="OrderNumber">The order whose news they would get; null when they came from elsewhere, or nothing was ordered.</param>
public sealed record SpotQuestion(long OptInId, string? Who, DateTimeOffset At, string Code, int? OrderNumber)
{
    /// <summary>More are somebody's play.</summary>
    private const int Most = 20;

    /// <summary>The questions of a shopper's session, newest first: strangers who came before don't hide the shopper's own.</summary>
    public static async Task<IReadOnlyList<SpotQuestion>> ReadAsync(SiteDb db, ConfirmCodes codes, Shopper shopper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(codes);
        var askable = Askable.In(db);
        var found = await db.CheckoutSessions.AsNoTracking().Own(shopper)
            .SelectMany(s => s.OptIns.AsQueryable().Where(askable), (s, o) => new
            {
                o.Id,
                o.LastAt,
                Name = db.Conversations.Where(c => c.PageId == o.PageId && c.Psid == o.Psid).Select(c => c.Name).SingleOrDefault(),
                IsOfOrder = o.Clicks.Any(c => c.Placement != null && PlacementNames.OfOrders.Contains(c.Placement.Value)),
                Order = s.Order,
            })
            .OrderByDescending(q => q.LastAt).ThenByDescending(q => q.Id).Take(Most).ToListAsync(cancel);
        var questions = new List<SpotQuestion>();
        foreach (var q in found)
        {
            questions.Add(new(q.Id, Brief(q.Name), q.LastAt, await codes.OfAsync(q.Id, cancel), q.IsOfOrder ? q.Order?.Number : null));
        }

        return questions;
    }

    /// <summary>A name as others may see it: <c>Emil S.</c></summary>
    internal static string? Brief(string? name) => name?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
    {
        [var first, .., var last] => $"{first} {Rune.ToUpperInvariant(last.EnumerateRunes().First())}.",
        [var only] => only,
        _ => null,
    };
}
