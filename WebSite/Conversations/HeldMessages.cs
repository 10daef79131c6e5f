using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>Ends the wait of messages that a conflict had held, when the shopper has said who is who.</summary>
public sealed class HeldMessages(SiteDb db)
{
    /// <summary>Releases those to the chosen person, and cancels those to the others. In the caller's transaction; ring the outbox's bell after it.</summary>
    public async Task DecideAsync(CheckoutSession session, OptIn chosen, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(chosen);
        var held = db.OutboxMessages.Where(m => m.CheckoutSessionId == session.Id && m.ConversationId != null && (m.State == OutboxState.Held || m.State == OutboxState.Waiting));
        var own = db.Conversations.Where(c => c.PageId == chosen.PageId && c.Psid == chosen.Psid).Select(c => (long?)c.Id);
        await held.Where(m => !own.Contains(m.ConversationId)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Why, Hindrance.SomebodyElse.Why()), cancel);
        await held.Where(m => m.State == OutboxState.Held).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Waiting), cancel);
    }
}
