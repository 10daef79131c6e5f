using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Reads edits and unsends that came before a batch's messages, and the messages that the batch's own are about: EF Core puts those into their conversations.</summary>
internal sealed class ChangeLoader(SiteDb db)
{
    /// <summary>So many old messages are looked through for one mid, at most.</summary>
    private const int Most = 100;

    /// <summary>Reads them.</summary>
    /// <param name="batch">With its people and messages of this site's own.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task LoadAsync(Batch batch, CancellationToken cancel)
    {
        var changing = batch.Events.Where(e => e.IsChange && e.Content.Mid is { Length: > 0 }).ToList();
        if (changing.Count > 0)
        {
            var changed = changing.Select(e => e.Content.Mid!).Distinct().ToList();
            await db.ConversationEntries.Where(l => l.Mid != null && EF.Parameter(changed).Contains(l.Mid)).LoadAsync(cancel);
            await NameOldAsync([.. changing.Select(e => (batch.Find(e), e.Content.Mid!))], cancel);
        }

        var mids = batch.Events.Where(e => e.IsChange || e.Kind is { HoldsMessage: true }).Select(e => e.Content.Mid).Concat(batch.Messages.Values.Select(m => m.Mid)).OfType<string>().Distinct().ToList();
        if (mids.Count > 0)
        {
            batch.Changed.AddRange(await db.EntryChanges.Where(c => EF.Parameter(mids).Contains(c.Mid)).ToListAsync(cancel));
        }
    }

    /// <summary>Messages that came to a version of the site that kept no mids: their events say which is which.</summary>
    private async Task NameOldAsync(List<(Conversation? Conversation, string Mid)> changes, CancellationToken cancel)
    {
        var missing = changes.Where(c => c.Conversation is { } known && !known.Entries.Exists(e => e.IsMessage && e.Mid == c.Mid)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var (ids, mids) = (missing.Select(c => c.Conversation!.Id).Distinct().ToList(), missing.Select(c => c.Mid).Distinct().ToList());
        var holding = await db.ConversationEntries
            .Where(e => EF.Parameter(ids).Contains(e.ConversationId) && e.Mid == null && (e.Kind == EntryKind.Text || e.Kind == EntryKind.Attachment || e.Kind == EntryKind.Echo))
            .SelectMany(e => db.WebhookEvents.Where(w => w.Id == e.EventId && EF.Parameter(mids).Any(mid => w.Raw.Contains(mid))), (e, w) => new { Entry = e, w.Raw })
            .OrderBy(h => h.Entry.Id).Take(Most * missing.Count).ToListAsync(cancel);
        foreach (var (entry, mid) in holding.Select(h => (h.Entry, EventContent.Read(h.Raw).Mid)))
        {
            if (mid is not null && missing.Exists(c => c.Conversation!.Id == entry.ConversationId && c.Mid == mid)) // Another's words may name it, too.
            {
                entry.Name(mid);
            }
        }
    }
}
