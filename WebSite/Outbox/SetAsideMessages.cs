using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Outbox;

/// <summary>Messages that this site could not write: a merchant has them tried again when the cause is gone.</summary>
public sealed class SetAsideMessages(SiteDb db, OutboxSignal signal, OptInNotifier news, TimeProvider time)
{
    /// <summary>Puts one back into the queue.</summary>
    /// <returns>How many were: 0 when it isn't set aside, or isn't this conversation's.</returns>
    public Task<int> RetryAsync(long conversationId, long messageId, CancellationToken cancel) =>
        RetryAsync(db.OutboxMessages.Where(m => m.Id == messageId && m.ConversationId == conversationId), cancel);

    /// <summary>Puts all back into the queue, also those to phone numbers.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> RetryAllAsync(CancellationToken cancel) => RetryAsync(db.OutboxMessages, cancel);

    private async Task<int> RetryAsync(IQueryable<OutboxMessage> messages, CancellationToken cancel)
    {
        var count = await messages.RetryAsync(time.GetUtcNow(), cancel);
        signal.Raise();
        news.Tell(new HashSet<Guid>());
        return count;
    }
}
