using Microsoft.EntityFrameworkCore;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Applies edits of messages, and takes back those that were unsent, whichever comes first: the message or its change. Of this site's own, somebody may take one back in the Page's inbox.</summary>
internal sealed class Changes(SiteDb db, Replies replies)
{
    /// <summary>So many newer messages are looked at, at most, for how many wait: nobody makes this slow by writing much.</summary>
    private const int MostNewer = 100;

    /// <summary>A message was edited or unsent. It is no news to answer and opens no window; but a <em>stop</em> that is written into it is heard.</summary>
    public async Task TakeAsync(TakenEvent taken, Batch batch, CancellationToken cancel)
    {
        if (taken is not { Person: { } person, Content.Mid: { Length: > 0 } mid } || batch.Changed.Any(c => c.EventId == taken.Id))
        {
            return;
        }

        var isUnsent = taken.Event.Kind == "unsent";
        var text = isUnsent ? null : UnicodeText.Short(taken.Content.Text, ConversationEntry.LongestText);
        var change = batch.New.Add(new EntryChange
        {
            EventId = taken.Id,
            PageId = taken.Event.PageId,
            Psid = person,
            Mid = mid,
            At = taken.At,
            IsUnsent = isUnsent,
            Number = taken.Content.EditNumber,
            Text = text,
            Intent = taken.Event.Psid == person ? Intents.Of(text) : Intent.None,
        });
        batch.Changed.Add(change);
        HideUnsent(change, batch);
        if (batch.Find(change.PageId, person) is not { } conversation)
        {
            return; // It is applied when the message comes, with which the conversation begins.
        }

        conversation.MoveUp(taken.At);
        if (await FindAsync(conversation, mid, batch, cancel) is { } entry)
        {
            await ApplyAsync(change, entry, conversation, batch, cancel);
        }
        else if (isUnsent && await FindOwnAsync(conversation, mid, cancel) is { } own)
        {
            own.Unsend(change.At);
        }

        await HeedAsync(change, conversation, batch, cancel); // Also in a message that isn't here.
    }

    /// <summary>A message came, perhaps after changes of it.</summary>
    /// <param name="entry">It, as it was first written.</param>
    /// <param name="conversation">Its conversation.</param>
    /// <param name="batch">What the changes are in.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task CatchUpAsync(ConversationEntry entry, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        foreach (var change in Of(entry.Mid, conversation.PageId, conversation.Psid, batch))
        {
            conversation.MoveUp(change.At);
            await ApplyAsync(change, entry, conversation, batch, cancel);
            await HeedAsync(change, conversation, batch, cancel);
        }
    }

    /// <summary>A message of this site's own is known to have arrived, perhaps after it was taken back.</summary>
    public static void CatchUp(OutboxMessage message, Batch batch)
    {
        if (batch.Changed.Find(c => c.IsUnsent && c.Mid == message.Mid && c.PageId == message.PageId) is { } change)
        {
            message.Unsend(change.At);
        }
    }

    private Task HeedAsync(EntryChange change, Conversation conversation, Batch batch, CancellationToken cancel) =>
        change.Intent == Intent.Stop ? replies.HeedAsync(conversation, change.EventId, Intent.Stop, change.At, batch, cancel) : Task.CompletedTask;

    private async Task ApplyAsync(EntryChange change, ConversationEntry entry, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        if (change.IsUnsent)
        {
            conversation.Unsend(entry, change.At, await NewerAsync(entry, conversation, batch, cancel));
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

    /// <summary>The message in the person's conversation; null when it isn't there, or not yet.</summary>
    private async Task<ConversationEntry?> FindAsync(Conversation conversation, string mid, Batch batch, CancellationToken cancel)
    {
        if (conversation.Entries.FirstOrDefault(e => e.IsMessage && e.Mid == mid) is { } known)
        {
            return known;
        }

        // Or it came to a version of the site that kept no mids; then its event says.
        var holding = batch.IsNew(conversation) ? []
            : await db.ConversationEntries.Where(
                    e => e.ConversationId == conversation.Id && e.Mid == null && (e.Kind == EntryKind.Text || e.Kind == EntryKind.Attachment || e.Kind == EntryKind.Echo))
                .SelectMany(e => db.WebhookEvents.Where(w => w.Id == e.EventId && w.Raw.Contains(mid)), (e, w) => new { Entry = e, w.Raw }).OrderBy(h => h.Entry.Id).Take(MostNewer).ToListAsync(cancel);
        var old = holding.Find(h => EventContent.Read(h.Raw).Mid == mid)?.Entry; // Another's words may name it, too.
        old?.Name(mid);
        return old;
    }

    /// <summary>This site's own message in the person's conversation, as the batch has left it; null when it isn't there, or isn't known to have arrived.</summary>
    private async Task<OutboxMessage?> FindOwnAsync(Conversation conversation, string mid, CancellationToken cancel) =>
        db.OutboxMessages.Local.FirstOrDefault(m => m.Mid == mid && m.ConversationId == conversation.Id && m.State == OutboxState.Sent)
        ?? await db.OutboxMessages.FirstOrDefaultAsync(m => m.Mid == mid && m.ConversationId == conversation.Id && m.State == OutboxState.Sent, cancel);

    /// <summary>How many messages that wait for an answer came after this one.</summary>
    private async Task<int> NewerAsync(ConversationEntry entry, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        var known = conversation.Entries.Where(e => e.Id > entry.Id).ToList();
        var ids = known.ConvertAll(e => e.Id);
        var others = batch.IsNew(conversation) ? []
            : await db.ConversationEntries.AsNoTracking()
                .Where(e => e.ConversationId == conversation.Id && e.Id > entry.Id && !EF.Parameter(ids).Contains(e.Id)).OrderBy(e => e.Id).Take(MostNewer).ToListAsync(cancel);
        return known.Concat(others).Count(conversation.Waits);
    }
}
