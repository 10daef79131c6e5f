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
    /// <summary>More of a kind aren't counted: whoever has so many needn't know how many.</summary>
    public const int Most = 10_000;

    /// <summary>Reads it. Each count has an index of its own, which holds what is counted and no more.</summary>
    public static async Task<Waiting> ReadAsync(SiteDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(
            await db.Conversations.Where(Conversation.NeedsAnswer).OrderBy(c => c.LastAt).Take(Most).CountAsync(cancel),
            await db.CheckoutSessions.Where(s => s.Connection == EF.Constant(Connection.Conflict)).OrderBy(s => s.CreatedAt).Take(Most).CountAsync(cancel),
            Math.Min(Most, await HeldAsync(db, Hindrance.Conflict, cancel) + await HeldAsync(db, Hindrance.NotConfirmed, cancel)),
            await HeldAsync(db, Hindrance.OtherApp, cancel));
    }

    private static Task<int> HeldAsync(SiteDb db, Hindrance by, CancellationToken cancel) => db.OutboxMessages
        .Where(m => m.State == EF.Constant(OutboxState.Held) && m.HeldBy == by).OrderBy(m => m.ConversationId).Take(Most).CountAsync(cancel);
}
