using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Notes what Facebook answered, and what follows from it. What becomes of which class: <see cref="FaultRules"/>.</summary>
public sealed partial class OutboxOutcome(SiteDb db, SendingPauses pauses, MatchingOutcome matching, OutboxMeter meter, TimeProvider time, ILogger<OutboxOutcome> logger)
{
    /// <summary>After so many tries a message is given up.</summary>
    internal const int MaxAttempts = 8;

    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(10));

    /// <summary>Notes it, in one transaction.</summary>
    internal async Task NoteAsync(OutboxMessage sent, GraphReply reply, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == sent.Id, cancel) is not { State: OutboxState.Sending or OutboxState.Uncertain } message)
        {
            return; // Its echo came first, or the person was erased meanwhile.
        }

        if (reply.Fault is { } fault)
        {
            Log.Failed(logger, message.Id, message.Attempts, fault.Kind, fault.Number);
            await FailAsync(message, fault, cancel);
        }
        else
        {
            await SucceedAsync(message, reply, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        meter.Ended(message);
    }

    /// <summary>This site could not write it: nothing left. It waits for a merchant, and holds up no other message.</summary>
    internal async Task SetAsideAsync(long id, Exception exception, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear(); // What was half written isn't kept.
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == id && m.State == OutboxState.Sending, cancel) is { } message)
        {
            message.SetAside(Reasons.NotWritten(exception));
            await db.SaveChangesAsync(cancel);
            meter.Ended(message);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>The tokens of the checkout sessions whose web pages say something else now that a message has gone: with its code the shopper can be asked.</summary>
    internal Task<HashSet<Guid>> TouchedAsync(long id, CancellationToken cancel) => (
        from message in db.OutboxMessages
        where message.Id == id && message.Occasion == Occasion.YesNeeded && message.State == OutboxState.Sent
        join visit in db.Visits on message.VisitId equals visit.Id
        join session in db.CheckoutSessions on visit.CheckoutSessionId equals session.Id
        select session.Token).ToHashSetAsync(cancel);

    private async Task SucceedAsync(OutboxMessage message, GraphReply reply, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        message.Arrive(reply["message_id"], now);
        if (await db.EntryChanges.Where(c => c.IsUnsent && c.Mid == message.Mid && c.PageId == message.PageId).MaxAsync(c => (DateTimeOffset?)c.At, cancel) is { } unsent)
        {
            message.Unsend(unsent); // Somebody was quicker than this answer.
        }

        await pauses.CloseAsync(message.ClaimedAt, cancel);
        await matching.SentAsync(message, reply["recipient_id"], cancel);
        (await ConversationAsync(message, cancel))?.MoveUp(now);
    }

    private async Task FailAsync(OutboxMessage message, GraphFault fault, CancellationToken cancel)
    {
        var rule = fault.Kind.Rule();
        var failure = (fault.Number, message.MatchingRequestId is null ? fault.Why() : fault.WhyToNumber());
        switch (rule.Fate)
        {
            case FaultFate.Pause:
                // No fault of this message: it waits with all the others until the pause is over, and its try doesn't count.
                message.TryAgain(failure, due: null);
                await pauses.OpenAsync(rule.Pause!.Value, fault, message.ClaimedAt, cancel);
                return;
            case FaultFate.Again when message.Attempts < MaxAttempts:
                message.TryAgain(failure, time.GetUtcNow() + Pauses.After(message.Attempts, Random.Shared.NextDouble(), fault.RetryAfter));
                return;
            case FaultFate.Uncertain:
                message.Lose(failure);
                break;
            case FaultFate.Hinder when message.MatchingRequestId is null:
                var hindrance = rule.Hindrance!.Value.Of(message.Occasion);

                // A closed window holds news of an order and ends everything else: the hindrance that it is for this occasion has the sentence.
                message.Meet(hindrance, fault.Kind == GraphFaultKind.Window ? (fault.Number, hindrance.Why()) : failure);
                await NoteAsync(rule.Hindrance.Value, await ConversationAsync(message, cancel), message.ClaimedAt, cancel);
                break;
            case FaultFate.Again:
                message.Fail(failure); // It was tried often enough. Of a pause that says nothing: perhaps Facebook was never reached.
                break;
            default:
                message.Fail(failure);
                await pauses.CloseAsync(message.ClaimedAt, cancel); // Facebook judged the message itself, so it took the token.
                break;
        }

        await matching.FailedAsync(message, fault, cancel);
    }

    /// <summary>What is in the way of the message is in the way of the conversation's others, too.</summary>
    private async Task NoteAsync(Hindrance hindrance, Conversation? conversation, DateTimeOffset? claimedAt, CancellationToken cancel)
    {
        await pauses.CloseAsync(claimedAt, cancel);
        switch (hindrance)
        {
            case Hindrance.Unreachable:
                conversation?.Leave(time.GetUtcNow());
                break;
            case Hindrance.OtherApp:
                conversation?.GoAway(time.GetUtcNow());
                break;
            default:
                break;
        }
    }

    private async Task<Conversation?> ConversationAsync(OutboxMessage message, CancellationToken cancel) =>
        message.ConversationId is null ? null : await db.Conversations.SingleOrDefaultAsync(c => c.Id == message.ConversationId, cancel);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {Id} was not taken, try {Attempt}: {Kind}, code {Code}.")]
        public static partial void Failed(ILogger logger, long id, int attempt, GraphFaultKind kind, string? code);
    }
}
