using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Outbox;

/// <summary>Says of a message whether it may still be sent, when its turn has come.</summary>
public sealed class Sendable(SiteDb db, TimeProvider time)
{
    /// <summary>Words about a moment make no sense later: a greeting waits no longer than this.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromHours(1);

    /// <summary>What about the order may be told after the window has closed, with a tag. Source: <c>messenger-platform.md</c> 6.1.</summary>
    internal static bool IsAboutOrder(Occasion occasion) =>
        occasion is Occasion.Receipt or Occasion.OrderPacked or Occasion.OrderShipped or Occasion.OrderDelivered or Occasion.OrderCancelled;

    /// <summary>What becomes of it instead, and why; null when it may go.</summary>
    internal async Task<(OutboxState State, string Why)?> WhyNotAsync(OutboxMessage message, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (message.Occasion is Occasion.Greeting or Occasion.Confirmation or Occasion.HandedOver or Occasion.YesNeeded && message.CreatedAt + Moment < now)
        {
            return (OutboxState.Cancelled, "It could not be sent in time, and would be odd by now.");
        }

        if (message.ConversationId is not { } id)
        {
            return await db.MatchingRequests.AnyAsync(r => r.Id == message.MatchingRequestId && r.State == MatchingState.Requested, cancel)
                ? null
                : (OutboxState.Cancelled, "The shopper doesn't want it any more.");
        }

        var conversation = await db.Conversations.SingleAsync(c => c.Id == id, cancel);
        return IsStopped(conversation, message.Occasion) ? (OutboxState.Cancelled, "The person asked that nothing more be sent.")
            : conversation.UnreachableAt is not null ? (OutboxState.Failed, "Facebook says that the person can't be reached: they blocked the Page, or deleted the conversation.")
            : await SessionAsync(message, conversation, cancel)
            ?? (conversation.IsWindowOpen(now) || IsAboutOrder(message.Occasion) ? null
                : (OutboxState.Failed, "The window of 24 hours closed before it could be sent. It opens again when the person writes."));
    }

    /// <summary>After a stop nothing goes but its confirmation, and a merchant's answer to somebody who has written again since.</summary>
    private static bool IsStopped(Conversation conversation, Occasion occasion) =>
        conversation.StoppedAt is { } stopped && occasion != Occasion.Stopped && !(occasion == Occasion.Answer && conversation.ActedAt > stopped);

    /// <summary>A message that tells of a checkout session goes to its shopper alone.</summary>
    private async Task<(OutboxState State, string Why)?> SessionAsync(OutboxMessage message, Conversation conversation, CancellationToken cancel)
    {
        var session = message.CheckoutSessionId is null ? null
            : await db.CheckoutSessions.AsNoTracking().Include(s => s.OptIns.Where(o => o.PageId == conversation.PageId && o.Psid == conversation.Psid))
                .SingleOrDefaultAsync(s => s.Id == message.CheckoutSessionId, cancel);
        return session?.MayTell(session.OptIns.SingleOrDefault()) switch
        {
            Telling.AfterChoice => (OutboxState.Held, "Several people came in from this checkout: it waits for the shopper's choice."),
            Telling.AfterYes => (OutboxState.Held, "The person came by a link or a code, which can be passed on: it waits until the shopper says on the shop's web page that it is they."),
            Telling.Never => (OutboxState.Cancelled, "The shopper said that this person is somebody else."),
            _ => null,
        };
    }
}
