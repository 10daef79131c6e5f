using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Says of a message whether it may be sent: when it is put into the outbox, and again when its turn has come.</summary>
public sealed class Sendable(SiteDb db, AfterWindows after, TimeProvider time)
{
    /// <summary>So long after a question a greeting would come into the middle of a talk.</summary>
    internal static readonly TimeSpan Talk = TimeSpan.FromHours(24);

    /// <summary>How many of the newest lines are looked through for a question: nobody makes this slow by writing much.</summary>
    private const int MostLines = 100;

    /// <summary>Why it may not be sent; null when it may.</summary>
    internal async Task<Hindrance?> WhyNotAsync(OutboxMessage message, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (message.CreatedAt + message.Occasion.Rule().Useful < now)
        {
            return Hindrance.TooLate;
        }

        if (message.ConversationId is not { } id)
        {
            if (message.OptInId is { } ticked)
            {
                var optIn = await db.OptIns.AsNoTracking().SingleOrDefaultAsync(o => o.Id == ticked, cancel);
                return optIn is null ? Hindrance.Deleted : optIn.WhyNot(await db.CheckoutSessions.FindAsync([message.CheckoutSessionId], cancel), now);
            }

            // As it stands in this transaction, saved or not.
            return (await db.MatchingRequests.FindAsync([message.MatchingRequestId], cancel))?.State == MatchingState.Requested ? null : Hindrance.TakenBack;
        }

        var conversation = await db.Conversations.FindAsync([id], cancel) ?? throw new InvalidOperationException($"Message {message.Id} is for a conversation that isn't there.");
        var session = message.CheckoutSessionId is null ? null
            : await db.CheckoutSessions.AsNoTracking().WithOptInOf(conversation).SingleOrDefaultAsync(s => s.Id == message.CheckoutSessionId, cancel);
        return conversation.WhyNot(message.Occasion, session, await after.NowAsync(cancel), now)
            ?? (message.Occasion == Occasion.Greeting && await HasAskedAsync(id, cancel) ? Hindrance.Asked
            : message.HeldBy is not null && await IsOvertakenAsync(message, cancel) ? Hindrance.Overtaken
            : message.WishId is { } wish && !await db.ComeTrue().AnyAsync(w => w.Id == wish, cancel) ? Hindrance.NotSoNow
            : null);
    }

    /// <summary>Whether there are newer news of the same order for the same person: of those that were held, the last alone is worth telling.</summary>
    private async Task<bool> IsOvertakenAsync(OutboxMessage message, CancellationToken cancel) =>
        message.Occasion.Rule().IsAboutOrder && message.Occasion != Occasion.Receipt
        && await db.OutboxMessages.AnyAsync(
            m => m.ConversationId == message.ConversationId && m.OrderId == message.OrderId && m.Id > message.Id && m.Occasion != Occasion.Receipt && m.State != OutboxState.Cancelled
                && OccasionRules.AboutOrders.Contains(m.Occasion),
            cancel);

    /// <summary>Whether a person has asked something that isn't old and that nobody has answered yet: a greeting is no answer to that.</summary>
    private async Task<bool> HasAskedAsync(long conversationId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var since = now - Talk;
        var lines = await db.ConversationEntries.AsNoTracking().Where(l => l.ConversationId == conversationId && l.At > since).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(MostLines).ToListAsync(cancel);
        return HasAsked(lines, null, now)
            && HasAsked(lines, await db.OutboxMessages.Where(m => m.ConversationId == conversationId && m.Occasion == Occasion.Answer).MaxAsync(m => (DateTimeOffset?)m.CreatedAt, cancel), now);
    }

    /// <summary>Whether the last question of some lines waits for an answer.</summary>
    /// <param name="lines">In any order.</param>
    /// <param name="lastAnswer">When a merchant last answered; null when they didn't.</param>
    /// <param name="now">The time.</param>
    internal static bool HasAsked(IReadOnlyCollection<ConversationEntry> lines, DateTimeOffset? lastAnswer, DateTimeOffset now) =>
        lines.Where(l => l.IsQuestion && l.At > now - Talk).Max(l => (DateTimeOffset?)l.At) is { } asked
        && !lines.Any(l => l.IsByPage && l.At >= asked)
        && !(lastAnswer >= asked);
}
