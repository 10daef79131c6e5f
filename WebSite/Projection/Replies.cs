using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Decides what the site says by itself.</summary>
internal static class Replies
{
    /// <summary>Who comes back within this time through the same entry point was greeted already.</summary>
    internal static readonly TimeSpan Again = TimeSpan.FromHours(24);

    /// <summary>An event that is older than this comes from a replay or an outage: a greeting for it would be odd.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <summary>Somebody came in: their order as a receipt, or a confirmation of what they clicked, or a greeting.</summary>
    public static void Welcome(Conversation conversation, Visit visit, Batch batch)
    {
        if (visit.EntryPoint.Rule().IsRequest)
        {
            conversation.Return(visit.At);
        }

        if (conversation.StoppedAt is not null || visit.EntryPoint.Door().IsKnownByAnswer)
        {
            return; // Who answers what went to a user_ref or login_id has the receipt before their eyes.
        }

        var session = batch.Session(visit.CheckoutSessionId);
        var telling = session?.MayTell(session.OptInOf(conversation)) ?? Telling.Never;
        if (visit is { EntryPoint: EntryPoint.CustomerMatching, CheckoutSessionId: not null, MatchingRequestId: null })
        {
            return; // The shopper has taken the number back: whoever has it gets nothing of the order.
        }

        // Also to who asked for a human, and for other places than the order's: only whom the code has reached can be asked about.
        if (telling == Telling.AfterYes)
        {
            AskForYes(conversation, visit, session!, batch);
        }

        if (session?.Order is { } order && visit.Placement is { } placement && PlacementNames.OfOrders.Contains(placement) && telling != Telling.Never)
        {
            batch.Put(Receipts.Message(conversation, order, session, batch.Ids.Next<OutboxMessage>()), conversation, session);
            return;
        }

        if (telling == Telling.AfterYes)
        {
            return; // That message is the greeting, too.
        }

        var isTold = telling is Telling.Now or Telling.AfterChoice;
        var isOptIn = isTold && (visit.EntryPoint.Rule().IsRequest || visit.Asks is not null);

        // News of orders go on, and so does what somebody asked to be told; small talk is the human's now.
        if (!conversation.MayChat || (isTold && visit.Asks == WishReason.KeptCart))
        {
            return; // Of a cart, that message is the confirmation, too.
        }

        // Who only accepted has the introduction before their eyes, and its button.
        if (visit is { EntryPoint: EntryPoint.CustomerMatching, CheckoutSessionId: null } || visit.At < batch.Now - Stale)
        {
            return;
        }

        // Without a yes, only what stands on the web page that the person came from may be spoken of, nothing of the session.
        if (!isOptIn && HasAsked(conversation, batch))
        {
            return; // Who came with a question waits for an answer, which a greeting isn't.
        }

        if (isOptIn || !WasGreeted(conversation, visit, batch))
        {
            batch.Put(
                new()
                {
                    Id = batch.Ids.Next<OutboxMessage>(),
                    Cause = isOptIn ? MessageCause.Confirmation(conversation.Id, session!.Id, visit.Placement, visit.WebPage) : MessageCause.Greeting(visit.Id),
                    PageId = conversation.PageId,
                    ConversationId = conversation.Id,
                    Occasion = isOptIn ? Occasion.Confirmation : Occasion.Greeting,
                    VisitId = visit.Id,
                    CheckoutSessionId = isTold ? session?.Id : null,
                },
                conversation,
                isTold ? session : null);
        }
    }

    /// <summary>The person came with a ref that can be passed on: they are told, once, that the shopper has to say yes on the shop's own web page.</summary>
    private static void AskForYes(Conversation conversation, Visit visit, CheckoutSession session, Batch batch) => batch.Put(
        new()
        {
            Id = batch.Ids.Next<OutboxMessage>(),
            Cause = MessageCause.AskForYes(session.Id, conversation.Id),
            PageId = conversation.PageId,
            ConversationId = conversation.Id,
            Occasion = Occasion.YesNeeded,
            VisitId = visit.Id, // And not the session's id: nothing of the session is in it.
        },
        conversation,
        null);

    /// <summary>The person asked for something that the site does itself.</summary>
    public static void Heed(Conversation conversation, long eventId, Intent intent, DateTimeOffset at, Batch batch)
    {
        var hadStopped = conversation.StoppedAt is not null;
        switch (intent)
        {
            case Intent.Stop when Stop(conversation, at, batch) && !hadStopped:
                Say(conversation, Occasion.Stopped, eventId, batch);
                break;
            case Intent.Start when conversation.Return(at):
                Say(conversation, Occasion.Greeting, eventId, batch);
                break;
            case Intent.Human when conversation.MayChat && !(at <= conversation.GivenBackAt):
                conversation.HandOver(at);
                Say(conversation, Occasion.HandedOver, eventId, batch);
                break;
            default:
                break;
        }
    }

    /// <summary>Nothing more goes to the person, who asked for that then.</summary>
    /// <returns>False when they have come back since.</returns>
    public static bool Stop(Conversation conversation, DateTimeOffset at, Batch batch)
    {
        WishNotes.Stop(conversation, at, batch); // Also when they have come back since: they asked for nothing of it again.
        var before = batch.TalkBefore(conversation);
        if (HasComeBack(conversation, before, at))
        {
            return false;
        }

        batch.MessagesTo(conversation).Where(m => m.MayStillGo).ToList().ForEach(m => m.Cancel(Hindrance.Stopped.Why()));

        // A stop may arrive late. As many as wait are the newest, and no more need be looked at than may.
        conversation.Stop(at, conversation.Entries.Concat(before.Newest).DistinctBy(l => l.Id).Count(l => l.At > at && l.MayWait)); // As the batch has left them.
        return true;
    }

    /// <summary>Whether the person has clicked Send to Messenger, or said start, after that: then an old stop that arrives late is over.</summary>
    private static bool HasComeBack(Conversation conversation, TalkBefore before, DateTimeOffset at) =>
        before.LastStart > at || before.LastClick > at
        || conversation.Entries.Exists(l => l.Intent == Intent.Start && l.At > at)
        || conversation.Visits.Exists(a => a.EntryPoint.Rule().IsRequest && a.At > at);

    /// <summary>Says it in the words for where the person came from last.</summary>
    private static void Say(Conversation conversation, Occasion occasion, long eventId, Batch batch)
    {
        var last = conversation.Visits.Append(batch.TalkBefore(conversation).LastVisit).OfType<Visit>().OrderByDescending(a => a.At).ThenByDescending(a => a.Id).FirstOrDefault();
        batch.Put(
            new()
            {
                Id = batch.Ids.Next<OutboxMessage>(),
                Cause = MessageCause.Heeded(occasion, eventId),
                PageId = conversation.PageId,
                ConversationId = conversation.Id,
                Occasion = occasion,
                VisitId = last?.Id,
            },
            conversation,
            null);
    }

    private static bool WasGreeted(Conversation conversation, Visit visit, Batch batch) => conversation.Visits.Concat(batch.GreetingsBefore(conversation).Visits).Any(
        a => a.Id != visit.Id && a.At > visit.At - Again && a.At <= visit.At
            && a.EntryPoint == visit.EntryPoint && a.CampaignId == visit.CampaignId && a.Placement == visit.Placement && a.WebPage == visit.WebPage);

    /// <summary>Whether a person has asked something that waits for an answer, in these events or before.</summary>
    private static bool HasAsked(Conversation conversation, Batch batch)
    {
        var before = batch.GreetingsBefore(conversation);
        return Sendable.HasAsked([.. conversation.Entries.Concat(before.Newest).DistinctBy(l => l.Id)], before.LastAnswer, batch.Now); // As the batch has left them.
    }
}
