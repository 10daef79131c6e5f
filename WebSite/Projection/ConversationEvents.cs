using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.People;

namespace WebSite.Projection;

/// <summary>Notes what events mean for conversations: who it is, how they came in, what was said, and what the site answers.</summary>
internal sealed class ConversationEvents(Echoes echoes, Handovers handovers)
{
    /// <summary>Takes an event; one that is shown already changes nothing.</summary>
    public void Take(TakenEvent taken, Batch batch)
    {
        if (!batch.Shown.Contains(taken.Id))
        {
            ActOf(taken)?.Invoke(taken, batch);
        }
    }

    /// <exception cref="InvalidOperationException">There is no way for what its kind is about.</exception>
    internal Action<TakenEvent, Batch>? ActOf(TakenEvent taken) => (taken.Kind?.Means, taken.Stored.Channel) switch
    {
        (null or EventMeaning.OfPage, _) => null,
        (_, "standby") when taken.Kind is { HasWords: true } => Overhear,
        (EventMeaning.Change, "messaging" or "standby") => Changes.Take,
        (_, not "messaging") => null,
        (EventMeaning.Echo, _) => echoes.Take,
        (EventMeaning.Mark, _) => NoteMark,
        (EventMeaning.Handover, _) => handovers.Take,
        (EventMeaning.Deed, _) => !OptInSource.IsByPerson(taken.Event) ? null
            : taken.Event is { Kind: EventKinds.OptIn, HasOptInType: true } ? TakeSubscription
            : taken.Event.Kind == EventKinds.Reaction && taken.Content.Reaction is null ? TakeBack
            : TakeDeed,
        var (means, _) => throw new InvalidOperationException($"Nothing is done with what is about {means}."),
    };

    /// <summary>The person did something.</summary>
    private static void TakeDeed(TakenEvent taken, Batch batch)
    {
        var at = taken.At;
        var conversation = batch.Find(taken) ?? Begin(taken, batch);
        var isFirst = conversation.ActedAt is null;
        var entry = Show(taken, conversation, batch);
        var intent = entry.Intent; // As it was written: an edit is heeded by itself.
        conversation.Act(entry);
        if (entry.Kind is EntryKind.Text or EntryKind.Attachment)
        {
            conversation.Stay(at); // What is written to another app's thread comes on standby.
        }

        ProfileFetching.AskAgain(conversation, taken.Event.Kind == EventKinds.MessageRequest, at);
        if (VisitRules.Read(taken, conversation, isFirst, batch) is { } visit)
        {
            conversation.Visits.Add(batch.New.Add(visit));
            WishNotes.Note(taken, visit, conversation, batch);
            if (visit.EntryPoint == EntryPoint.Ad)
            {
                conversation.ComeByAd(entry);
            }

            if (entry.Kind != EntryKind.Reaction)
            {
                Replies.Welcome(conversation, visit, batch); // A heart is answered by no greeting.
            }
        }

        Replies.Heed(conversation, taken.Id, intent, at, batch);
        if (entry.IsMessage)
        {
            Changes.CatchUp(entry, conversation, batch);
        }
    }

    /// <summary>
    /// The person allowed messages on a subject, or refused them: that opens no window, for Facebook names only Send to Messenger and the checkbox among
    /// the opt-ins that do; it is no visit, and gets no greeting. Source: <c>docs/platform.md</c>, Windows.
    /// </summary>
    private static void TakeSubscription(TakenEvent taken, Batch batch)
    {
        var conversation = batch.Find(taken) ?? Begin(taken, batch);
        conversation.Start(Show(taken, conversation, batch).At);
        if (taken.Content.Marketing is { } choice)
        {
            conversation.Choose(choice == MarketingChoice.Refuses, taken.At);
        }
    }

    /// <summary>The person took a reaction back: that opens no window.</summary>
    private static void TakeBack(TakenEvent taken, Batch batch)
    {
        var conversation = batch.Find(taken) ?? Begin(taken, batch);
        conversation.Start(Show(taken, conversation, batch).At);
    }

    /// <summary>The person wrote to another app that has the thread, or changed it there. That is no news to answer; but <em>stop</em> is meant for the whole Page.</summary>
    private static void Overhear(TakenEvent taken, Batch batch)
    {
        if (batch.Find(taken) is { } conversation && taken.Intent == Intent.Stop)
        {
            var entry = batch.Show(taken, conversation, EntryKind.Text, taken.Content.Text, Intent.Stop, mid: taken.Content.Mid);
            conversation.MoveUp(taken.At);
            Replies.Stop(conversation, taken.At, batch);
            Changes.CatchUp(entry, conversation, batch);
        }
    }

    private static Conversation Begin(TakenEvent taken, Batch batch)
    {
        var conversation = batch.New.Add(new Conversation
        {
            Id = batch.Ids.Next<Conversation>(),
            PageId = taken.Event.PageId,
            Psid = taken.Event.Psid!,
            StartedAt = taken.At,
            LastAt = taken.At,
        });
        batch.Begun.Add(conversation);
        return batch.People[(conversation.PageId, conversation.Psid)] = conversation;
    }

    private static ConversationEntry Show(TakenEvent taken, Conversation conversation, Batch batch)
    {
        var (kind, text) = ShownAs(taken);
        return batch.Show(taken, conversation, kind, text, taken.Intent, kind == EntryKind.Text ? taken.Content.Attachments : null, taken.Content.Mid);
    }

    /// <summary>What a deed is in its conversation, and what was said.</summary>
    /// <exception cref="InvalidOperationException">The table of kinds doesn't say, or says what no deed is.</exception>
    internal static (EntryKind Kind, string? Text) ShownAs(TakenEvent taken)
    {
        var content = taken.Content;
        return taken.Kind?.ShownAs switch
        {
            EntryKind.OptIn when content.Marketing == MarketingChoice.Refuses => (EntryKind.Refusal, content.OptInTitle),
            EntryKind.OptIn when taken.Event.HasOptInType => (EntryKind.Subscription, content.OptInTitle),
            EntryKind.OptIn => (EntryKind.OptIn, null),
            EntryKind.Reaction => (EntryKind.Reaction, content.Reaction),
            EntryKind.Referral => (EntryKind.Referral, null),
            EntryKind.Accepted => (EntryKind.Accepted, null),
            EntryKind.Postback => (EntryKind.Postback, content.Title),
            EntryKind.Text when content.Text is null && content.Attachments is not null => (EntryKind.Attachment, content.Attachments),
            EntryKind.Text => (EntryKind.Text, content.Text),
            _ => throw new InvalidOperationException($"EventKinds doesn't say as what an event of the kind {taken.Event.Kind} is shown."),
        };
    }

    /// <summary>How far the person has read, or what the Page wrote has arrived. It says nothing new of anybody who isn't known.</summary>
    private static void NoteMark(TakenEvent taken, Batch batch)
    {
        if (batch.Find(taken) is { } conversation && taken.Content.Watermark is { } mark && mark >= 0)
        {
            // Nobody has read what is yet to come.
            var received = taken.Stored.ReceivedAt;
            var upTo = mark < received.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(mark) : received;
            conversation.Mark(upTo, taken.Event.Kind switch
            {
                EventKinds.Read => true,
                EventKinds.Delivery => false,
                _ => throw new InvalidOperationException($"{taken.Event.Kind} doesn't say how far somebody is."),
            });
        }
    }
}
