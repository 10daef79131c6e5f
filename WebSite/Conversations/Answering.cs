using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>What a merchant does in a conversation.</summary>
public sealed class Answering(SiteDb db, OutboxWriter outbox, AfterWindows after, Holdup holdup, OutboxSignal signal, OptInNotifier news, TimeProvider time)
{
    /// <summary>Why nothing may be written now, in a sentence for the merchant; null when it may.</summary>
    public async Task<string?> WhyNotAsync(Conversation conversation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return conversation.WhyNot(Occasion.Answer, await after.NowAsync(cancel), time.GetUtcNow())?.WhyAndThen();
    }

    /// <summary>Whether an answer that is written now goes with HUMAN_AGENT.</summary>
    public async Task<bool> IsByHumanAgentAsync(Conversation conversation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return conversation.WayOf(Occasion.Answer, await after.NowAsync(cancel), time.GetUtcNow()) == Way.HumanAgent;
    }

    /// <summary>Puts an answer into the outbox.</summary>
    /// <param name="conversationId">Which conversation.</param>
    /// <param name="text">At most 2,000 characters.</param>
    /// <param name="form">The form's own id: the same one again is the same answer.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What came of it. What may not be sent isn't written: the merchant has it in the form.</returns>
    public Task<PutResult> AnswerAsync(long conversationId, string text, Guid form, CancellationToken cancel) => PutAsync(
        conversationId, conversation => new() { Cause = MessageCause.Answer(form), PageId = conversation.PageId, ConversationId = conversationId, Occasion = Occasion.Answer, Text = text }, cancel);

    /// <summary>Puts a copy of an uncertain message into the outbox, once.</summary>
    /// <returns>What came of it.</returns>
    public async Task<PutResult> AgainAsync(long conversationId, long messageId, CancellationToken cancel) =>
        await db.OutboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId, cancel) is { State: OutboxState.Uncertain } lost
            ? await PutAsync(conversationId, _ => lost.Again(), cancel)
            : PutResult.Not(Hindrance.Changed);

    /// <summary>Hands the conversation to a human, so that the site writes nothing by itself, or gives it back.</summary>
    /// <returns>Whether that changed anything: false when it was so before, or the conversation is gone.</returns>
    public async Task<bool> HandAsync(long conversationId, bool toHuman, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == conversationId, cancel) is not { } conversation || conversation.HandedOverAt is not null == toHuman)
        {
            return false;
        }

        if (toHuman)
        {
            conversation.HandOver(time.GetUtcNow());
        }
        else
        {
            conversation.TakeBack(time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>A merchant has seen everything up to an entry; what came after it stays unread.</summary>
    public async Task ReadAsync(long conversationId, long entryId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == conversationId, cancel) is { } conversation)
        {
            var newer = await db.ConversationEntries.AsNoTracking().Where(l => l.ConversationId == conversationId && l.Id > entryId).ToListAsync(cancel);
            conversation.Read(newer.Count(conversation.Waits));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private async Task<PutResult> PutAsync(long conversationId, Func<Conversation, OutboxMessage> make, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == conversationId, cancel) is not { } conversation)
        {
            return PutResult.Not(Hindrance.Deleted);
        }

        var message = make(conversation);
        if (conversation.WhyNot(message.Occasion, await after.NowAsync(cancel), time.GetUtcNow()) is { } why)
        {
            return PutResult.Not(why);
        }

        var put = await outbox.PutAsync(message, cancel);
        if (put.Message is not null)
        {
            if (message.Occasion == Occasion.Answer)
            {
                conversation.Answer(message.CreatedAt);
            }
            else
            {
                conversation.MoveUp(message.CreatedAt);
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            signal.Raise();
            news.Tell(new HashSet<Guid>());
        }

        return await holdup.OfAsync(put, cancel);
    }
}
