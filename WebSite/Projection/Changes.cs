using WebSite.Language;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Applies edits of messages, and takes back those that were unsent, whichever comes first: the message or its change. Of this site's own, somebody may take one back
/// in the Page's inbox, also before it is known whose it is.
/// </summary>
internal static class Changes
{
    /// <summary>A message was edited or unsent. It is no news to answer and opens no window; but a <em>stop</em> that is written into it is heard.</summary>
    public static void Take(TakenEvent taken, Batch batch)
    {
        if (taken is not { Person: { } person, Content.Mid: { Length: > 0 } mid } || batch.Changed.Exists(c => c.EventId == taken.Id))
        {
            return;
        }

        var isUnsent = taken.Event.Kind switch
        {
            EventKinds.Unsent => true,
            EventKinds.MessageEdit => false,
            _ => throw new InvalidOperationException($"No message is changed by {taken.Event.Kind}."),
        };
        var change = batch.New.Add(new EntryChange
        {
            EventId = taken.Id,
            PageId = taken.Event.PageId,
            Psid = person,
            Mid = mid,
            At = taken.At,
            IsUnsent = isUnsent,
            Number = taken.Content.EditNumber,
            Text = isUnsent ? null : UnicodeText.Short(taken.Content.Text, ConversationEntry.LongestText),
            Intent = !isUnsent && taken.Event.Psid == person ? taken.Intent : Intent.None,
        });
        batch.Changed.Add(change);
        HideUnsent(change, batch);
        if (isUnsent)
        {
            UnsendOwn(change, batch);
        }

        if (batch.Find(taken) is not { } conversation)
        {
            return; // It is applied when the message comes, with which the conversation begins.
        }

        conversation.MoveUp(taken.At);
        if (conversation.Entries.Find(e => e.IsMessage && e.Mid == mid) is { } entry)
        {
            Apply(change, entry, conversation, batch);
        }

        Heed(change, conversation, batch); // Also in a message that isn't here.
    }

    /// <summary>A message came, perhaps after changes of it.</summary>
    /// <param name="entry">It, as it was first written.</param>
    /// <param name="conversation">Its conversation.</param>
    /// <param name="batch">What the changes are in.</param>
    public static void CatchUp(ConversationEntry entry, Conversation conversation, Batch batch)
    {
        foreach (var change in Of(entry.Mid, conversation.PageId, conversation.Psid, batch))
        {
            conversation.MoveUp(change.At);
            Apply(change, entry, conversation, batch);
            Heed(change, conversation, batch);
        }
    }

    /// <summary>A message of this site's own is known to have arrived, or whose it is has become known: perhaps after it was taken back.</summary>
    public static void CatchUp(OutboxMessage message, Batch batch)
    {
        if (message.State == OutboxState.Sent && batch.Changed.Find(c => c.IsUnsent && c.Mid == message.Mid && c.PageId == message.PageId) is { } change)
        {
            message.Unsend(change.At);
        }
    }

    /// <summary>Whose message of this site's own it is has become known.</summary>
    public static void Reach(OutboxMessage message, Conversation conversation, Batch batch)
    {
        message.Reach(conversation.Id);
        CatchUp(message, batch);
    }

    /// <summary>This site's own message, as the batch has left it, if it is known to have arrived. As long as nobody knows whose it is, it is that of whom the event names.</summary>
    private static void UnsendOwn(EntryChange change, Batch batch)
    {
        var person = batch.Find(change.PageId, change.Psid)?.Id;
        foreach (var own in batch.Messages.Values.Where(m => m.Mid == change.Mid && m.PageId == change.PageId && (m.ConversationId is null || m.ConversationId == person)))
        {
            CatchUp(own, batch);
        }
    }

    private static void Heed(EntryChange change, Conversation conversation, Batch batch)
    {
        if (change.Intent == Intent.Stop)
        {
            Replies.Heed(conversation, change.EventId, Intent.Stop, change.At, batch);
        }
    }

    private static void Apply(EntryChange change, ConversationEntry entry, Conversation conversation, Batch batch)
    {
        if (change.IsUnsent)
        {
            conversation.Unsend(entry, change.At, Newer(entry, conversation, batch));
        }
        else
        {
            entry.Edit(change);
        }
    }

    /// <summary>Words that were taken back stand nowhere, in whatever order their events come.</summary>
    private static void HideUnsent(EntryChange change, Batch batch)
    {
        var same = Of(change.Mid, change.PageId, change.Psid, batch);
        if (same.Exists(c => c.IsUnsent))
        {
            same.ForEach(c => c.Hide());
        }
    }

    private static List<EntryChange> Of(string? mid, string pageId, string psid, Batch batch) => [.. batch.Changed.Where(c => c.Mid == mid && c.Psid == psid && c.PageId == pageId)];

    /// <summary>How many messages that wait for an answer came after this one. None of before did where the batch itself brings it.</summary>
    private static int Newer(ConversationEntry entry, Conversation conversation, Batch batch)
    {
        var before = batch.New.Of<ConversationEntry>().Contains(entry) ? [] : batch.Past.Later[conversation.Id];
        return conversation.Entries.Concat(before).DistinctBy(e => e.Id).Count(e => e.Id > entry.Id && conversation.Waits(e)); // As the batch has left them.
    }
}
