using Messenger.AspNetCore.Refs;
using WebSite.Conversations;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.People;

namespace WebSite.Projection;

/// <summary>Notes what events mean for conversations: who it is, how they came in, what was said, and what the site answers.</summary>
internal sealed class ConversationEvents(VisitRules visits, WishNotes wishes, Replies replies, Changes changes, Echoes echoes, Handovers handovers)
{
    /// <summary>Takes an event; one that is shown already changes nothing.</summary>
    public Task TakeAsync(TakenEvent taken, Batch batch, CancellationToken cancel)
    {
        var (kind, channel) = (taken.Event.Kind, taken.Stored.Channel);
        return batch.Shown.Contains(taken.Id) ? Task.CompletedTask : (kind, channel) switch
        {
            ("unsent", "messaging" or "standby") or ("message_edit", "messaging") => changes.TakeAsync(taken, batch, cancel),
            ("message_edit" or "message", "standby") => OverhearAsync(taken, batch, cancel),
            (_, not "messaging") => Task.CompletedTask,
            ("echo", _) => echoes.TakeAsync(taken, batch, cancel),
            ("read" or "delivery", _) => NoteMark(taken, batch),
            (Handovers.Passed or Handovers.Taken or Handovers.AskedFor, _) => handovers.TakeAsync(taken, batch),
            (_, _) when !OptInSource.IsByPerson(taken.Event) => Task.CompletedTask,
            ("optin", _) when taken.Event.HasOptInType => TakeSubscription(taken, batch),
            ("reaction", _) when taken.Content.Reaction is null => TakeBack(taken, batch),
            ("optin" or "message" or "postback" or "referral" or "message_request" or "reaction", _) => TakeDeedAsync(taken, batch, cancel),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>The person did something.</summary>
    private async Task TakeDeedAsync(TakenEvent taken, Batch batch, CancellationToken cancel)
    {
        var at = taken.At;
        var conversation = batch.Find(taken.Event.PageId, taken.Person) ?? Begin(taken, batch);
        var isFirst = conversation.ActedAt is null;
        var entry = Show(taken, conversation, batch);
        var intent = entry.Intent;
        conversation.Act(entry);
        if (entry.Kind is EntryKind.Text or EntryKind.Attachment)
        {
            conversation.Stay(at); // What is written to another app's thread comes on standby.
        }

        ProfileFetching.AskAgain(conversation, taken.Event.Kind == "message_request", at);
        if (await visits.ReadAsync(taken, conversation, isFirst, batch, cancel) is { } visit)
        {
            conversation.Visits.Add(batch.New.Add(visit));
            await wishes.NoteAsync(taken, visit, conversation, batch, cancel);
            if (visit.EntryPoint == EntryPoint.Ad)
            {
                conversation.ComeByAd(entry);
            }

            if (entry.Kind != EntryKind.Reaction)
            {
                await replies.WelcomeAsync(conversation, visit, batch, cancel); // A heart is answered by no greeting.
            }
        }

        await replies.HeedAsync(conversation, taken.Id, intent, at, batch, cancel);
        if (entry.IsMessage)
        {
            await changes.CatchUpAsync(entry, conversation, batch, cancel);
        }
    }

    /// <summary>
    /// The person allowed messages on a subject, or refused them: that opens no window, for Facebook names only Send to Messenger and the checkbox among
    /// the opt-ins that do; it is no visit, and gets no greeting. Source: <c>docs/platform.md</c>, Windows.
    /// </summary>
    private static Task TakeSubscription(TakenEvent taken, Batch batch)
    {
        var conversation = batch.Find(taken.Event.PageId, taken.Person) ?? Begin(taken, batch);
        conversation.Start(Show(taken, conversation, batch).At);
        if (taken.Content.Marketing is { } choice)
        {
            conversation.Choose(choice == MarketingChoice.Refuses, taken.At);
        }

        return Task.CompletedTask;
    }

    /// <summary>The person took a reaction back: that opens no window.</summary>
    private static Task TakeBack(TakenEvent taken, Batch batch)
    {
        var conversation = batch.Find(taken.Event.PageId, taken.Person) ?? Begin(taken, batch);
        conversation.Start(Show(taken, conversation, batch).At);
        return Task.CompletedTask;
    }

    /// <summary>The person wrote to another app that has the thread, or changed it there. That is no news to answer; but <em>stop</em> is meant for the whole Page.</summary>
    private async Task OverhearAsync(TakenEvent taken, Batch batch, CancellationToken cancel)
    {
        if (batch.Find(taken.Event.PageId, taken.Person) is { } conversation && Intents.Of(taken.Content.Text) == Intent.Stop)
        {
            var entry = batch.Show(taken, conversation, EntryKind.Text, taken.Content.Text, Intent.Stop, mid: taken.Content.Mid);
            conversation.MoveUp(taken.At);
            await replies.StopAsync(conversation, taken.At, batch, cancel);
            await changes.CatchUpAsync(entry, conversation, batch, cancel);
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
        var content = taken.Content;
        var (kind, text) = taken.Event.Kind switch
        {
            "optin" when content.Marketing == MarketingChoice.Refuses => (EntryKind.Refusal, content.OptInTitle),
            "optin" when taken.Event.HasOptInType => (EntryKind.Subscription, content.OptInTitle),
            "optin" => (EntryKind.OptIn, null),
            "reaction" => (EntryKind.Reaction, content.Reaction),
            "referral" => (EntryKind.Referral, null),
            "message_request" => (EntryKind.Accepted, null),
            "postback" => (EntryKind.Postback, content.Title),
            _ when content.Text is null && content.Attachments is not null => (EntryKind.Attachment, content.Attachments),
            _ => (EntryKind.Text, content.Text),
        };
        var intent = Intents.Of(taken.Event.Kind == "message" ? content.Text : content.Title);
        return batch.Show(taken, conversation, kind, text, intent, kind == EntryKind.Text ? content.Attachments : null, content.Mid);
    }

    /// <summary>How far the person has read, or what the Page wrote has arrived. It says nothing new of anybody who isn't known.</summary>
    private static Task NoteMark(TakenEvent taken, Batch batch)
    {
        if (batch.Find(taken.Event.PageId, taken.Person) is { } conversation && taken.Content.Watermark is { } mark && mark >= 0)
        {
            // Nobody has read what is yet to come.
            var received = taken.Stored.ReceivedAt;
            var upTo = mark < received.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(mark) : received;
            conversation.Mark(upTo, isRead: taken.Event.Kind == "read");
        }

        return Task.CompletedTask;
    }
}
