using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>Who gets an order's receipt: those who opted in from its checkout or its thank-you page.</summary>
public sealed class Receipts(SiteDb db, OutboxWriter outbox)
{
    /// <summary>
    /// The order has just been placed, in the caller's transaction: whoever came in from the checkout before gets the receipt. Who comes in
    /// afterwards gets it then.
    /// </summary>
    public async Task OrderedAsync(CheckoutSession session, Order order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(order);
        var people = db.OptIns
            .Where(o => o.CheckoutSessionId == session.Id && o.Clicks.Any(c => c.Placement == Placement.Checkout || c.Placement == Placement.ThankYou)
                && (session.ChosenOptInId == null || o.Id == session.ChosenOptInId))
            .Select(o => new { o.PageId, o.Psid });
        var conversations = await db.Conversations.Where(c => people.Any(p => p.PageId == c.PageId && p.Psid == c.Psid) && c.StoppedAt == null).ToListAsync(cancel);
        foreach (var conversation in conversations)
        {
            await outbox.PutAsync(Message(conversation, order, session), cancel);
        }
    }

    /// <summary>The message that is the receipt; while the session is in conflict it is held.</summary>
    internal static OutboxMessage Message(Conversation conversation, Order order, CheckoutSession session) => new()
    {
        Cause = $"receipt:{order.Id}:{conversation.Id}",
        PageId = conversation.PageId,
        ConversationId = conversation.Id,
        Occasion = Occasion.Receipt,
        OrderId = order.Id,
        CheckoutSessionId = session.Id,
        State = session.Connection == Connection.Conflict ? OutboxState.Held : OutboxState.Waiting,
    };
}
