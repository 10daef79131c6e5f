using Microsoft.EntityFrameworkCore;
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
            await CancelAsync(Of(session).Where(m => !Person(optIn).Contains(m.ConversationId)), cancel);
        }

        return await Of(session).Where(m => m.State == OutboxState.Held && Person(optIn).Contains(m.ConversationId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.Why, (string?)null), cancel);
    }

    /// <summary>Cancels those to a person who is somebody else.</summary>
    public Task CancelAsync(CheckoutSession session, OptIn optIn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(optIn);
        return CancelAsync(Of(session).Where(m => Person(optIn).Contains(m.ConversationId)), cancel);
    }

    private IQueryable<OutboxMessage> Of(CheckoutSession session) => db.OutboxMessages.Where(
        m => m.CheckoutSessionId == session.Id && m.ConversationId != null && (m.State == OutboxState.Held || m.State == OutboxState.Waiting));

    private IQueryable<long?> Person(OptIn optIn) => db.Conversations.Where(c => c.PageId == optIn.PageId && c.Psid == optIn.Psid).Select(c => (long?)c.Id);

    private static Task<int> CancelAsync(IQueryable<OutboxMessage> messages, CancellationToken cancel) =>
        messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Why, Hindrance.SomebodyElse.Why()), cancel);
}
