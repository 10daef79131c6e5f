using WebSite.Data;
using WebSite.Model;

namespace WebSite.Conversations;

/// <summary>Ends the wait of messages that were held until the shopper says who is who. In the caller's transaction; raise the outbox's signal after it.</summary>
public sealed class HeldMessages(SiteDb db)
{
    /// <summary>Releases those to a person who may be told, and where the shopper chose among several, cancels those to the others.</summary>
    /// <returns>How many were released.</returns>
    public async Task<int> DecideAsync(CheckoutSession session, OptIn optIn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(optIn);
        if (session.ChosenOptInId == optIn.Id)
        {
            var to = To(session, optIn).Select(m => m.Id);
            await db.OutboxMessages.Where(m => m.CheckoutSessionId == session.Id && (m.ConversationId != null || m.OptInId != null) && !to.Contains(m.Id))
                .CancelAsync(Hindrance.SomebodyElse.Why(), cancel);
        }

        return await To(session, optIn).ReleaseAsync(cancel);
    }

    /// <summary>Cancels those to a person who is somebody else.</summary>
    public Task CancelAsync(CheckoutSession session, OptIn optIn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(optIn);
        return To(session, optIn).CancelAsync(Hindrance.SomebodyElse.Why(), cancel);
    }

    /// <summary>Those to a person: in their conversation, or as long as nobody knows who they are, to what they ticked.</summary>
    private IQueryable<OutboxMessage> To(CheckoutSession session, OptIn optIn) => db.OutboxMessages.Where(m => m.CheckoutSessionId == session.Id
        && (m.ConversationId != null ? db.Conversations.Any(c => c.Id == m.ConversationId && c.PageId == optIn.PageId && c.Psid == optIn.Psid) : m.OptInId == optIn.Id));
}
