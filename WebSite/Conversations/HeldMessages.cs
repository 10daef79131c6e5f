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
            await Of(session).Where(m => !Person(optIn).Contains(m.ConversationId)).CancelAsync(Hindrance.SomebodyElse.Why(), cancel);
        }

        return await Of(session).Where(m => Person(optIn).Contains(m.ConversationId)).ReleaseAsync(cancel);
    }

    /// <summary>Cancels those to a person who is somebody else.</summary>
    public Task CancelAsync(CheckoutSession session, OptIn optIn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(optIn);
        return Of(session).Where(m => Person(optIn).Contains(m.ConversationId)).CancelAsync(Hindrance.SomebodyElse.Why(), cancel);
    }

    private IQueryable<OutboxMessage> Of(CheckoutSession session) => db.OutboxMessages.Where(m => m.CheckoutSessionId == session.Id && m.ConversationId != null);

    private IQueryable<long?> Person(OptIn optIn) => db.Conversations.Where(c => c.PageId == optIn.PageId && c.Psid == optIn.Psid).Select(c => (long?)c.Id);
}
