using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Monitoring;

/// <summary>How much waits for somebody to do something, beside what is an alarm.</summary>
/// <param name="Questions">Conversations in which a person asked something that no merchant has looked at or answered.</param>
/// <param name="Conflicts">Checkout sessions with several people, whose shopper hasn't chosen.</param>
/// <param name="Unconfirmed">Messages that are held until a shopper says who is who.</param>
/// <param name="ElsewhereHeld">Messages that are held since another app has the thread.</param>
public sealed record Waiting(int Questions, int Conflicts, int Unconfirmed, int ElsewhereHeld)
{
    /// <summary>Reads it. Each count has an index of its own, which holds what is counted and no more.</summary>
    public static async Task<Waiting> ReadAsync(SiteDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var held = await db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.Held))
            .GroupBy(m => m.HeldBy).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new(
            await db.Conversations.CountAsync(Conversation.NeedsAnswer, cancel),
            await db.CheckoutSessions.CountAsync(s => s.Connection == EF.Constant(Connection.Conflict), cancel),
            held.Where(h => h.Key is Hindrance.Conflict or Hindrance.NotConfirmed).Sum(h => h.Count),
            held.Where(h => h.Key == Hindrance.OtherApp).Sum(h => h.Count));
    }
}
