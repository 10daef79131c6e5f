using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>Decides what the site says by itself, and puts it into the outbox.</summary>
public sealed class Replies(SiteDb db, OutboxWriter outbox, Sendable sendable, TimeProvider time)
{
    /// <summary>Who comes back within this time through the same door was greeted already.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(24);

    /// <summary>An event that is older than this comes from a replay or an outage: a greeting for it would be odd.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <summary>Somebody came in: their order as a receipt, or a confirmation of what they clicked, or a greeting.</summary>
    internal async Task WelcomeAsync(Conversation conversation, Arrival arrival, CancellationToken cancel)
    {
        if (arrival.EntryPoint == EntryPoint.SendToMessenger && arrival.At > conversation.StoppedAt)
        {
            conversation.StoppedAt = null; // A click after it is a new permission; one that only arrives after it is not.
        }

        if (conversation.StoppedAt is not null)
        {
            return;
        }

        var session = arrival.CheckoutSessionId is { } id
            ? await db.CheckoutSessions.AsNoTracking().AsSplitQuery().Include(s => s.Order).WithOptInOf(conversation).SingleOrDefaultAsync(s => s.Id == id, cancel)
            : null;
        var telling = session?.MayTell(session.OptIns.SingleOrDefault()) ?? Telling.Never;
        if (arrival is { EntryPoint: EntryPoint.CustomerMatching, CheckoutSessionId: not null, MatchingRequestId: null })
        {
            return; // The shopper has taken the number back: whoever has it gets nothing of the order.
        }

        var isOfOrder = arrival.Placement is Placement.Checkout or Placement.ThankYou;
        if (session?.Order is { } order && isOfOrder && telling != Telling.Never)
        {
            await outbox.PutAsync(Receipts.Message(conversation, order, session), cancel);
            if (telling == Telling.AfterYes)
            {
                await AskForYesAsync(conversation, arrival, session, cancel);
            }

            return;
        }

        var isTold = telling is Telling.Now or Telling.AfterChoice;
        var isOptIn = arrival.EntryPoint == EntryPoint.SendToMessenger && isTold;

        // News of orders go on, and so does the link to a cart that its web page promises; small talk is the human's now.
        if (conversation.HandedOverAt is not null && !(isOptIn && arrival.Placement == Placement.Cart))
        {
            return;
        }

        // Who only accepted has the introduction before their eyes, and its button.
        if (arrival is { EntryPoint: EntryPoint.CustomerMatching, CheckoutSessionId: null } || arrival.At < time.GetUtcNow() - Stale)
        {
            return;
        }

        if (telling == Telling.AfterYes && (isOfOrder || arrival.Placement == Placement.Cart))
        {
            await AskForYesAsync(conversation, arrival, session!, cancel);
            return;
        }

        // Without a yes, only what stands on the web page that the person came from may be spoken of, nothing of the session.
        if (!isOptIn && await sendable.HasAskedAsync(conversation.Id, cancel))
        {
            return; // Who came with a question waits for an answer, which a greeting isn't.
        }

        if (isOptIn || !await WasGreetedAsync(conversation, arrival, cancel))
        {
            await outbox.PutAsync(
                new()
                {
                    // One click of several in the same spot is answered.
                    Cause = isOptIn ? $"confirmation:{conversation.Id}:{session!.Id}:{arrival.Placement}:{arrival.WebPage}" : $"greeting:{arrival.Id}",
                    PageId = conversation.PageId,
                    ConversationId = conversation.Id,
                    Occasion = isOptIn ? Occasion.Confirmation : Occasion.Greeting,
                    ArrivalId = arrival.Id,
                    CheckoutSessionId = isTold ? session?.Id : null,
                },
                cancel);
        }
    }

    /// <summary>The person came with a ref that can be passed on: they are told, once, that the shopper has to say yes on the shop's own web page.</summary>
    private Task<PutResult> AskForYesAsync(Conversation conversation, Arrival arrival, CheckoutSession session, CancellationToken cancel) => outbox.PutAsync(
        new()
        {
            Cause = $"ask-for-yes:{session.Id}:{conversation.Id}",
            PageId = conversation.PageId,
            ConversationId = conversation.Id,
            Occasion = Occasion.YesNeeded,
            ArrivalId = arrival.Id, // And not the session's id: nothing of the session is in it.
        },
        cancel);

    /// <summary>The person asked for something that the site does itself.</summary>
    internal async Task HeedAsync(Conversation conversation, long eventId, Wish wish, DateTimeOffset at, CancellationToken cancel)
    {
        switch (wish)
        {
            case Wish.Stop when await StopAsync(conversation, at, cancel):
                await SayAsync(conversation, Occasion.Stopped, eventId, cancel);
                break;
            case Wish.Start when at > conversation.StoppedAt:
                conversation.StoppedAt = null;
                await SayAsync(conversation, Occasion.Greeting, eventId, cancel);
                break;
            case Wish.Human when conversation is { StoppedAt: null, HandedOverAt: null }:
                conversation.HandedOverAt = at;
                await SayAsync(conversation, Occasion.HandedOver, eventId, cancel);
                break;
            default:
                break;
        }
    }

    /// <summary>Nothing more goes to the person, who asked for that then.</summary>
    /// <returns>False when they have come back since.</returns>
    internal async Task<bool> StopAsync(Conversation conversation, DateTimeOffset at, CancellationToken cancel)
    {
        if (await CameBackAsync(conversation, at, cancel))
        {
            return false;
        }

        conversation.StoppedAt = at;
        await CancelAsync(conversation, cancel);

        // Nobody may answer what was asked before; what was asked after it, if the stop arrives late, still may.
        conversation.Unread = Math.Min(
            conversation.Unread,
            (await db.ThreadLines.AsNoTracking().Where(l => l.ConversationId == conversation.Id && l.At > at).ToListAsync(cancel)).Count(l => l.IsQuestion));
        return true;
    }

    /// <summary>Whether the person has clicked Send to Messenger after that: then an old stop that arrives late is over.</summary>
    private Task<bool> CameBackAsync(Conversation conversation, DateTimeOffset at, CancellationToken cancel) =>
        db.Arrivals.AnyAsync(a => a.ConversationId == conversation.Id && a.EntryPoint == EntryPoint.SendToMessenger && a.At > at, cancel);

    /// <summary>Says it in the words for where the person came from last.</summary>
    private async Task SayAsync(Conversation conversation, Occasion occasion, long eventId, CancellationToken cancel)
    {
        var last = await db.Arrivals.Where(a => a.ConversationId == conversation.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => (long?)a.Id).FirstOrDefaultAsync(cancel);
        await outbox.PutAsync(
            new() { Cause = $"{occasion}:{eventId}", PageId = conversation.PageId, ConversationId = conversation.Id, Occasion = occasion, ArrivalId = last },
            cancel);
    }

    private async Task CancelAsync(Conversation conversation, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await db.OutboxMessages
            .Where(m => m.ConversationId == conversation.Id && (m.State == OutboxState.Waiting || m.State == OutboxState.Held || m.State == OutboxState.SetAside))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Why, Hindrance.Stopped.Why()), cancel);
    }

    private Task<bool> WasGreetedAsync(Conversation conversation, Arrival arrival, CancellationToken cancel)
    {
        var since = arrival.At - Again;
        return db.Arrivals.AnyAsync(
            a => a.ConversationId == conversation.Id && a.Id != arrival.Id && a.At > since && a.At <= arrival.At
                && a.EntryPoint == arrival.EntryPoint && a.CampaignId == arrival.CampaignId && a.Placement == arrival.Placement && a.WebPage == arrival.WebPage,
            cancel);
    }
}
