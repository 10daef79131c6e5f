using System.Text;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Conversations;

/// <summary>Writes down what stored events mean for conversations: who it is, how they came in, what was said, and what the site answers. In the caller's transaction.</summary>
public sealed class ConversationRecorder(SiteDb db, ArrivalReader arrivals, Replies replies, Echoes echoes)
{
    /// <summary>Records events, oldest first. One that is recorded already changes nothing.</summary>
    public async Task RecordAsync(IReadOnlyList<WebhookEvent> events, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(events);
        var taken = events.Where(e => e.Outcome is EventOutcome.Recorded or EventOutcome.Kept && e.Channel is "messaging" or "standby").Select(e => (Stored: e, Read: Read(e))).ToList();
        var people = taken.Select(t => t.Read.Kind == "echo" ? t.Read.Recipient : t.Read.Psid).Where(OptInSource.IsPsid).Distinct().ToList();
        var ids = taken.Select(t => t.Stored.Id).ToList();

        // One query for all of them; each is found in memory from here on.
        await db.Conversations.Where(c => people.Contains(c.Psid)).LoadAsync(cancel);
        var known = (await db.ThreadLines.Where(l => ids.Contains(l.EventId)).Select(l => l.EventId).ToListAsync(cancel)).ToHashSet();
        foreach (var (stored, read) in taken.Where(t => !known.Contains(t.Stored.Id)))
        {
            await RecordAsync(stored, read, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    private static IncomingEvent Read(WebhookEvent stored) => EventReader.Read(stored.PageId, stored.Channel, Encoding.UTF8.GetBytes(stored.Raw));

    private Task RecordAsync(WebhookEvent stored, IncomingEvent one, CancellationToken cancel)
    {
        var at = stored.Timestamp is { } told && told < stored.ReceivedAt ? told : stored.ReceivedAt;
        return one.Kind switch
        {
            "message_edit" => OverhearAsync(stored, one, at, cancel),
            "message" when stored.Channel == "standby" => OverhearAsync(stored, one, at, cancel),
            _ when stored.Channel == "standby" => Task.CompletedTask,
            "echo" => echoes.RecordAsync(stored, one, at, cancel),
            "read" or "delivery" => NoteMark(one, stored),
            "optin" or "message" or "postback" or "referral" or "message_request" when OptInSource.IsByPerson(one) => RecordDeedAsync(stored, one, at, cancel),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>The person did something.</summary>
    private async Task RecordDeedAsync(WebhookEvent stored, IncomingEvent one, DateTimeOffset at, CancellationToken cancel)
    {
        var content = EventContent.Read(stored.Raw);
        var found = Find(one.PageId, one.Psid!);
        var conversation = found ?? Begin(one, at);
        var line = Line(stored.Id, one, content, at);
        conversation.Lines.Add(line);
        conversation.LastAt = Later(conversation.LastAt, at);
        conversation.ActedAt = Later(conversation.ActedAt, at);
        conversation.UnreachableAt = at > conversation.UnreachableAt ? null : conversation.UnreachableAt; // Who does something is there again.
        conversation.Unread += line.Kind is LineKind.Text or LineKind.Attachment && line.Wish is not (Wish.Stop or Wish.Start) ? 1 : 0;
        ProfileFetching.AskAgain(conversation, one.Kind == "message_request", at);
        await db.SaveChangesAsync(cancel); // What follows names the conversation by its id, and the reply the arrival.

        if (await arrivals.ReadAsync(stored.Id, one, content, conversation, found is null, at, cancel) is { } arrival)
        {
            conversation.Arrivals.Add(arrival);
            await db.SaveChangesAsync(cancel);
            await replies.WelcomeAsync(conversation, arrival, cancel);
        }

        await replies.HeedAsync(conversation, stored.Id, line.Wish, at, cancel);
    }

    /// <summary>
    /// The person changed what they had written, or wrote to another app that has the thread. That is no news to answer; but <em>stop</em> is
    /// meant for the whole Page.
    /// </summary>
    private async Task OverhearAsync(WebhookEvent stored, IncomingEvent one, DateTimeOffset at, CancellationToken cancel)
    {
        if (one.Psid is { } psid && Find(one.PageId, psid) is { } conversation
            && EventContent.Read(stored.Raw) is var content && Wishes.Of(content.Text) == Wish.Stop)
        {
            conversation.Lines.Add(new() { EventId = stored.Id, At = at, Kind = LineKind.Text, Text = EventContent.Short(content.Text, ThreadLine.LongestText), Wish = Wish.Stop });
            conversation.LastAt = Later(conversation.LastAt, at);
            await (stored.Channel == "standby" ? replies.StopAsync(conversation, at, cancel) : replies.HeedAsync(conversation, stored.Id, Wish.Stop, at, cancel));
        }
    }

    private Conversation? Find(string pageId, string psid) => db.Conversations.Local.FirstOrDefault(c => c.PageId == pageId && c.Psid == psid);

    private Conversation Begin(IncomingEvent one, DateTimeOffset at) =>
        db.Conversations.Add(new() { PageId = one.PageId, Psid = one.Psid!, StartedAt = at, LastAt = at }).Entity;

    private static ThreadLine Line(long eventId, IncomingEvent one, EventContent content, DateTimeOffset at)
    {
        var (kind, text) = one.Kind switch
        {
            "optin" => (LineKind.OptIn, null),
            "referral" => (LineKind.Referral, null),
            "message_request" => (LineKind.Accepted, null),
            "postback" => (LineKind.Postback, content.Title),
            _ when content.Text is null && content.Attachments is not null => (LineKind.Attachment, content.Attachments),
            _ => (LineKind.Text, content.Text),
        };
        var wish = Wishes.Of(one.Kind == "message" ? content.Text : content.Title);
        return new() { EventId = eventId, At = at, Kind = kind, Text = EventContent.Short(text, ThreadLine.LongestText), Wish = wish };
    }

    /// <summary>How far the person has read, or what the Page wrote has arrived. It says nothing new of anybody who isn't known.</summary>
    private Task NoteMark(IncomingEvent one, WebhookEvent stored)
    {
        if (one.Psid is { } psid && Find(one.PageId, psid) is { } conversation
            && EventContent.Read(stored.Raw).Watermark is { } mark && mark >= 0)
        {
            // Nobody has read what is yet to come.
            var at = mark < stored.ReceivedAt.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(mark) : stored.ReceivedAt;
            conversation.DeliveredAt = Later(conversation.DeliveredAt, at);
            conversation.ReadAt = one.Kind == "read" ? Later(conversation.ReadAt, at) : conversation.ReadAt;
        }

        return Task.CompletedTask;
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
