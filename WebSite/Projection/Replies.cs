using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Decides what the site says by itself.</summary>
internal sealed class Replies(SiteDb db, Sendable sendable, WishNotes wishes)
{
    /// <summary>Who comes back within this time through the same door was greeted already.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(24);

    /// <summary>So many newer messages are looked at, at most, for how many may be answered after a stop: nobody makes this slow by writing much.</summary>
    private const int MostLater = 100;

    /// <summary>An event that is older than this comes from a replay or an outage: a greeting for it would be odd.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <summary>Somebody came in: their order as a receipt, or a confirmation of what they clicked, or a greeting.</summary>
    public async Task WelcomeAsync(Conversation conversation, Visit visit, Batch batch, CancellationToken cancel)
    {
        if (visit.EntryPoint == EntryPoint.SendToMessenger)
        {
            conversation.Return(visit.At);
        }

        if (conversation.StoppedAt is not null || visit.EntryPoint is EntryPoint.Checkbox or EntryPoint.LoginConnect)
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

        if (session?.Order is { } order && visit.Placement is Placement.Checkout or Placement.ThankYou && telling != Telling.Never)
        {
            batch.Put(Receipts.Message(conversation, order, session, batch.Ids.Next<OutboxMessage>()), conversation, session);
            return;
        }

        if (telling == Telling.AfterYes)
        {
            return; // That message is the greeting, too.
        }

        var isTold = telling is Telling.Now or Telling.AfterChoice;
        var isOptIn = isTold && (visit.EntryPoint == EntryPoint.SendToMessenger || visit.Asks is not null);

        // News of orders go on, and so does what somebody asked to be told; small talk is the human's now.
        if (conversation.HandedOverAt is not null || (isTold && visit.Asks == WishReason.KeptCart))
        {
            return; // Of a cart, that message is the confirmation, too.
        }

        // Who only accepted has the introduction before their eyes, and its button.
        if (visit is { EntryPoint: EntryPoint.CustomerMatching, CheckoutSessionId: null } || visit.At < batch.Now - Stale)
        {
            return;
        }

        // Without a yes, only what stands on the web page that the person came from may be spoken of, nothing of the session.
        if (!isOptIn && await HasAskedAsync(conversation, batch, cancel))
        {
            return; // Who came with a question waits for an answer, which a greeting isn't.
        }

        if (isOptIn || !await WasGreetedAsync(conversation, visit, batch, cancel))
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
    public async Task HeedAsync(Conversation conversation, long eventId, Intent intent, DateTimeOffset at, Batch batch, CancellationToken cancel)
    {
        var hadStopped = conversation.StoppedAt is not null;
        switch (intent)
        {
            case Intent.Stop when await StopAsync(conversation, at, batch, cancel) && !hadStopped:
                await SayAsync(conversation, Occasion.Stopped, eventId, batch, cancel);
                break;
            case Intent.Start when conversation.Return(at):
                await SayAsync(conversation, Occasion.Greeting, eventId, batch, cancel);
                break;
            case Intent.Human when conversation is { StoppedAt: null, HandedOverAt: null } && !(at <= conversation.GivenBackAt):
                conversation.HandOver(at);
                await SayAsync(conversation, Occasion.HandedOver, eventId, batch, cancel);
                break;
            default:
                break;
        }
    }

    /// <summary>Nothing more goes to the person, who asked for that then.</summary>
    /// <returns>False when they have come back since.</returns>
    public async Task<bool> StopAsync(Conversation conversation, DateTimeOffset at, Batch batch, CancellationToken cancel)
    {
        await wishes.StopAsync(conversation, at, batch, cancel); // Also when they have come back since: they asked for nothing of it again.
        if (await CameBackAsync(conversation, at, batch, cancel))
        {
            return false;
        }

        batch.Drafts.Where(m => m.ConversationId == conversation.Id && m.MayStillGo).ToList().ForEach(m => m.Cancel(Hindrance.Stopped.Why()));
        var waiting = batch.IsNew(conversation) ? []
            : await db.OutboxMessages.Where(m => m.ConversationId == conversation.Id).Where(OutboxMessage.Unsent).ToListAsync(cancel);
        var reached = db.OutboxMessages.Local.Where(m => m.ConversationId == conversation.Id); // Which the batch has found to be theirs.
        waiting.Union(reached).Where(m => m.MayStillGo).ToList().ForEach(m => m.Cancel(Hindrance.Stopped.Why())); // As the batch has left them.

        // A stop may arrive late. As many as wait are the newest, and no more need be looked at than may.
        var later = batch.IsNew(conversation) ? []
            : await db.ConversationEntries.AsNoTracking().Where(l => l.ConversationId == conversation.Id && l.At > at).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(MostLater).ToListAsync(cancel);
        conversation.Stop(at, conversation.Entries.Where(l => l.At > at).Concat(later).DistinctBy(l => l.Id).Count(l => l.MayWait)); // As the batch has left them.
        return true;
    }

    /// <summary>Whether the person has clicked Send to Messenger, or said start, after that: then an old stop that arrives late is over.</summary>
    private async Task<bool> CameBackAsync(Conversation conversation, DateTimeOffset at, Batch batch, CancellationToken cancel)
    {
        if (conversation.Entries.Any(l => l.Intent == Intent.Start && l.At > at) || conversation.Visits.Any(a => a.EntryPoint == EntryPoint.SendToMessenger && a.At > at))
        {
            return true;
        }

        var known = conversation.Entries.ConvertAll(l => l.Id); // The batch may have changed those.
        return !batch.IsNew(conversation)
            && (await db.ConversationEntries.AnyAsync(l => l.ConversationId == conversation.Id && l.Intent == Intent.Start && l.At > at && !EF.Parameter(known).Contains(l.Id), cancel)
                || await db.Visits.AnyAsync(a => a.ConversationId == conversation.Id && a.EntryPoint == EntryPoint.SendToMessenger && a.At > at, cancel));
    }

    /// <summary>Says it in the words for where the person came from last.</summary>
    private async Task SayAsync(Conversation conversation, Occasion occasion, long eventId, Batch batch, CancellationToken cancel)
    {
        var before = batch.IsNew(conversation) ? null
            : await db.Visits.AsNoTracking().Where(a => a.ConversationId == conversation.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
        var last = conversation.Visits.Append(before).OfType<Visit>().OrderByDescending(a => a.At).ThenByDescending(a => a.Id).FirstOrDefault();
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

    private async Task<bool> WasGreetedAsync(Conversation conversation, Visit visit, Batch batch, CancellationToken cancel)
    {
        var since = visit.At - Again;
        return conversation.Visits.Any(
                a => a.Id != visit.Id && a.At > since && a.At <= visit.At
                    && a.EntryPoint == visit.EntryPoint && a.CampaignId == visit.CampaignId && a.Placement == visit.Placement && a.WebPage == visit.WebPage)
            || (!batch.IsNew(conversation) && await db.Visits.AnyAsync(
                a => a.ConversationId == conversation.Id && a.Id != visit.Id && a.At > since && a.At <= visit.At
                    && a.EntryPoint == visit.EntryPoint && a.CampaignId == visit.CampaignId && a.Placement == visit.Placement && a.WebPage == visit.WebPage,
                cancel));
    }

    /// <summary>Whether a person has asked something that waits for an answer, in these events or before.</summary>
    private async Task<bool> HasAskedAsync(Conversation conversation, Batch batch, CancellationToken cancel) =>
        batch.IsNew(conversation) ? Sendable.HasAsked([.. conversation.Entries], lastAnswer: null, batch.Now)
        : await sendable.HasAskedAsync(conversation.Id, conversation.Entries, cancel);
}
