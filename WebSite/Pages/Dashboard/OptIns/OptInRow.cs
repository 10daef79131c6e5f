using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.OptIns;

/// <summary>An opt-in in the list.</summary>
/// <param name="OptIn">It.</param>
/// <param name="Person">Who; null when they aren't known, or there is no conversation.</param>
/// <param name="OrderId">The order of its checkout session; else null.</param>
/// <param name="IsInConflict">Whether several people are on its session, and the shopper hasn't chosen.</param>
/// <param name="IsByOtherDoor">Whether there was a click through another door than its ref was made for.</param>
/// <param name="EventId">The event of its last click; null when it can't be looked at any more.</param>
public sealed record OptInRow(OptIn OptIn, PersonTag? Person, int? OrderId, bool IsInConflict, bool IsByOtherDoor, long? EventId)
{
    /// <summary>Reads what belongs to opt-ins.</summary>
    public static async Task<IReadOnlyList<OptInRow>> ReadAsync(SiteDb db, IReadOnlyList<OptIn> optIns, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(optIns);
        var ids = optIns.Select(o => o.Id).ToList();
        var sessions = optIns.Select(o => o.CheckoutSessionId).OfType<long>().Distinct().ToList();
        var people = await PersonTag.ReadAsync(db, optIns.Select(o => o.Psid), cancel);
        var conflicts = (await db.CheckoutSessions.Where(s => EF.Parameter(sessions).Contains(s.Id) && s.Connection == Connection.Conflict).Select(s => s.Id).ToListAsync(cancel)).ToHashSet();
        var orders = await db.Orders.Where(o => EF.Parameter(sessions).Contains(o.SessionId)).Select(o => new { o.SessionId, o.Id }).ToDictionaryAsync(o => o.SessionId, o => o.Id, cancel);
        var otherDoors = (await db.OptInClicks.Where(c => EF.Parameter(ids).Contains(c.OptInId) && c.CameThrough != null).Select(c => c.OptInId).ToListAsync(cancel)).ToHashSet();
        var events = await db.OptIns.Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, EventId = o.Clicks.Max(c => (long?)c.EventId) }).ToDictionaryAsync(o => o.Id, o => o.EventId, cancel);
        var last = events.Values.OfType<long>().ToList();
        var kept = (await db.WebhookEvents.Where(e => EF.Parameter(last).Contains(e.Id)).Select(e => e.Id).ToListAsync(cancel)).ToHashSet();
        return [.. optIns.Select(o => new OptInRow(
            o,
            o.Psid is { } psid ? people.GetValueOrDefault((o.PageId, psid)) : null,
            o.CheckoutSessionId is { } session && orders.TryGetValue(session, out var order) ? order : null,
            o.CheckoutSessionId is { } its && conflicts.Contains(its),
            otherDoors.Contains(o.Id),
            events.GetValueOrDefault(o.Id) is { } its2 && kept.Contains(its2) ? its2 : null))];
    }
}
