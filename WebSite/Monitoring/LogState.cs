using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Following;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Monitoring;

/// <summary>How the webhook's log stands: what alarms, figures and health tell of it.</summary>
/// <param name="SetAside">Events that are set aside.</param>
/// <param name="Next">When the next event to be read came; null when all have been.</param>
/// <param name="Last">When something new and signed last came; null before the first.</param>
/// <param name="Secret">Which secret had signed that.</param>
/// <param name="Silence">How long ago that is.</param>
/// <param name="Usual">How long is usual.</param>
internal sealed record LogState(int SetAside, DateTimeOffset? Next, DateTimeOffset? Last, int Secret, TimeSpan? Silence, TimeSpan Usual)
{
    /// <summary>Reads it.</summary>
    public static async Task<LogState> ReadAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var setAside = await db.EventNotes.CountAsync(n => n.Outcome == EF.Constant(EventOutcome.SetAside), cancel);
        var next = await NextAsync(db, cancel);
        var last = await db.WebhookEvents.Where(e => e.Channel != IncomingEvent.Own).OrderByDescending(e => e.Id).Select(e => new { e.ReceivedAt, e.Secret }).FirstOrDefaultAsync(cancel);
        var silence = now - last?.ReceivedAt;
        var usual = silence > Monitoring.Silence.Least ? await Monitoring.Silence.UsualAsync(db, last!.ReceivedAt, cancel) : Monitoring.Silence.Least;
        return new(setAside, next, last?.ReceivedAt, last?.Secret ?? 0, silence, usual);
    }

    /// <summary><see cref="Next"/> alone.</summary>
    public static Task<DateTimeOffset?> NextAsync(SiteDb db, CancellationToken cancel) =>
        db.Behind(db.Checkpoints.Select(c => c.EventId)).Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(cancel);
}
