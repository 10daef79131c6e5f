using Messenger.AspNetCore.Following;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Monitoring;

/// <summary>How log and outbox stand, in numbers.</summary>
/// <param name="Unread">Events that nobody has read yet.</param>
/// <param name="Lag">How long the oldest of them has waited; zero when there is none.</param>
/// <param name="SetAside">Events that are set aside.</param>
/// <param name="Silence">How long nothing new and signed has come; null before the first.</param>
/// <param name="UsualSilence">How long is usual.</param>
/// <param name="Outbox">Messages that haven't gone, by their state.</param>
/// <param name="Held">Messages that are held, by what holds them.</param>
internal sealed record Standing(
    long Unread, TimeSpan Lag, int SetAside, TimeSpan? Silence, TimeSpan UsualSilence, IReadOnlyDictionary<OutboxState, int> Outbox, IReadOnlyDictionary<Hindrance, int> Held)
{
    /// <summary>Reads it. Each count has an index that holds what is counted and no more.</summary>
    public static async Task<Standing> ReadAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var unread = await db.UnreadAsync(await db.Checkpoints.MaxAsync(c => (long?)c.EventId, cancel) ?? 0, cancel);
        var log = await LogState.ReadAsync(db, now, cancel);
        var held = await db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.Held) && m.HeldBy != null)
            .GroupBy(m => m.HeldBy!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(
            unread, now - log.Next is { } lag && lag > TimeSpan.Zero ? lag : TimeSpan.Zero, log.SetAside, log.Silence, log.Usual,
            new Dictionary<OutboxState, int>
            {
                [OutboxState.Waiting] = await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.Waiting), cancel),
                [OutboxState.Sending] = await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.Sending), cancel),
                [OutboxState.Held] = await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.Held), cancel),
                [OutboxState.SetAside] = await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.SetAside), cancel),
            },
            held);
    }
}
