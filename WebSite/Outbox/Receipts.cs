using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Who gets an order's receipt: those who opted in from its checkout or its thank-you page.</summary>
public sealed class Receipts(SiteDb db, OutboxWriter outbox)
{
    /// <summary>A crowd on one session is somebody playing; who is known to be the shopper comes first.</summary>
    private const int Most = 20;

    /// <summary>
    /// The order has just been placed, in the caller's transaction: whoever came in from the checkout before gets the receipt. Who comes in
    /// afterwards gets it then.
    /// </summary>
    public async Task OrderedAsync(CheckoutSession session, Order order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(order);
        var optIns = await db.OptIns.AsNoTracking()
            .Where(o => o.CheckoutSessionId == session.Id && o.Clicks.Any(c => c.Placement != null && PlacementNames.OfOrders.Contains(c.Placement.Value)))
            .OrderByDescending(OptIn.Trusted).ThenBy(o => o.Id).Take(Most).ToListAsync(cancel);
        foreach (var optIn in optIns.Where(o => o.Psid is not null && session.MayTell(o) != Telling.Never))
        {
            if (await db.Conversations.SingleOrDefaultAsync(c => c.PageId == optIn.PageId && c.Psid == optIn.Psid && c.StoppedAt == null, cancel) is { } conversation)
            {
                await outbox.PutAsync(Message(conversation, order, session), cancel);
            }
        }

        if (optIns.Where(o => o.Psid is null).MaxBy(o => o.LastAt) is { } unknown)
        {
            await outbox.PutAsync(Message(unknown, order, session), cancel);
        }
    }

    /// <summary>The receipt for who ticked the checkbox or logged in with Facebook in the browser that ordered, and isn't known yet: it goes to the user_ref or login_id.</summary>
    internal static OutboxMessage Message(OptIn optIn, Order order, CheckoutSession session, long id = 0) => new()
    {
        Id = id,
        Cause = MessageCause.FirstReceipt(order.Id),
        PageId = optIn.PageId,
        OptInId = optIn.Id,
        Occasion = Occasion.Receipt,
        OrderId = order.Id,
        CheckoutSessionId = session.Id,
    };

    /// <summary>The message that is the receipt; in the outbox it is held as long as it isn't known that the person is the shopper.</summary>
    internal static OutboxMessage Message(Conversation conversation, Order order, CheckoutSession session, long id = 0) => new()
    {
        Id = id,
        Cause = MessageCause.Receipt(order.Id, conversation.Id),
        PageId = conversation.PageId,
        ConversationId = conversation.Id,
        Occasion = Occasion.Receipt,
        OrderId = order.Id,
        CheckoutSessionId = session.Id,
    };
}
