using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>What a merchant does in a conversation.</summary>
public sealed class Answering(SiteDb db, OutboxWriter outbox, OutboxBell bell, OptInNews news, TimeProvider time)
{
    /// <summary>Why nothing may be written now, in a sentence for the merchant; null when it may.</summary>
    public static string? WhyNot(Conversation conversation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return conversation switch
        {
            { StoppedAt: { } stopped } when !(conversation.ActedAt > stopped) => "The person asked that nothing more be sent. You can answer again once they write, or click Send to Messenger again.",
            { UnreachableAt: not null } => "Facebook says that the person can't be reached: they blocked the Page, or deleted the thread. You can answer again once they write.",
            { ActedAt: null } => "The person hasn't written or clicked anything yet: until then, Facebook lets nobody write to them.",
            _ when !conversation.IsWindowOpen(now) =>
                "More than 24 hours have passed since the person last wrote or clicked: Facebook takes no answer now. You can answer again once they write.",
            _ => null,
        };
    }

    /// <summary>Puts an answer into the outbox.</summary>
    /// <param name="conversationId">Which conversation.</param>
    /// <param name="text">At most 2,000 characters.</param>
    /// <param name="form">The form's own id: the same one again is the same answer.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Why it may not be sent; null when it is in the outbox, now or since before.</returns>
    public Task<string?> AnswerAsync(long conversationId, string text, Guid form, CancellationToken cancel) => PutAsync(
        conversationId, conversation => new() { Cause = $"answer:{form}", PageId = conversation.PageId, Occasion = Occasion.Answer, Text = text }, cancel);

    /// <summary>Puts a copy of an uncertain message into the outbox, once.</summary>
    /// <returns>Why it may not be sent; null when the copy is in the outbox.</returns>
    public async Task<string?> AgainAsync(long conversationId, long messageId, CancellationToken cancel) =>
        await db.OutboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId, cancel) is { State: OutboxState.Uncertain } lost
            ? await PutAsync(conversationId, _ => new()
            {
                Cause = $"again:{lost.Id}",
                PageId = lost.PageId,
                Occasion = lost.Occasion,
                Text = lost.Text,
                ArrivalId = lost.ArrivalId,
                OrderId = lost.OrderId,
                CheckoutSessionId = lost.CheckoutSessionId,
            }, cancel)
            : "Nothing was sent: that message isn't uncertain any more.";

    /// <summary>Hands the conversation to a human, so that the site writes nothing by itself, or gives it back.</summary>
    public async Task HandAsync(long conversationId, bool toHuman, CancellationToken cancel)
    {
        DateTimeOffset? at = toHuman ? time.GetUtcNow() : null;
        await db.Conversations.Where(c => c.Id == conversationId && c.HandedOverAt == null == toHuman).ExecuteUpdateAsync(set => set.SetProperty(c => c.HandedOverAt, at), cancel);
    }

    /// <summary>A merchant has seen everything up to a line; what came after it stays unread.</summary>
    public Task ReadAsync(long conversationId, long lineId, CancellationToken cancel) =>
        db.Conversations.Where(c => c.Id == conversationId && !c.Lines.Any(l => l.Id > lineId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Unread, 0), cancel);

    private async Task<string?> PutAsync(long conversationId, Func<Conversation, OutboxMessage> make, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == conversationId, cancel) is not { } conversation)
        {
            return "Nothing was sent: the conversation was deleted meanwhile.";
        }

        if (WhyNot(conversation, time.GetUtcNow()) is { } why)
        {
            return "Nothing was sent. " + why;
        }

        var message = make(conversation);
        message.ConversationId = conversationId;
        if (await outbox.PutAsync(message, cancel))
        {
            // Moves it to the top, as a message of the person's would.
            conversation.LastAt = message.CreatedAt > conversation.LastAt ? message.CreatedAt : conversation.LastAt;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            bell.Ring();
            news.Tell(new HashSet<Guid>());
        }

        return null;
    }
}
