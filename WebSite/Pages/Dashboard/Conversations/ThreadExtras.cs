using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>What stands at the entries of a thread beside themselves: how messages read before they were edited, and what reactions are for.</summary>
public sealed class ThreadExtras
{
    private readonly ILookup<string, EntryChange> _edits;
    private readonly IReadOnlyDictionary<string, string> _words;

    private ThreadExtras(ILookup<string, EntryChange> edits, IReadOnlyDictionary<string, string> words) => (_edits, _words) = (edits, words);

    /// <summary>Reads it for some entries of a conversation. Most have none of it.</summary>
    public static async Task<ThreadExtras> ReadAsync(SiteDb db, Conversation conversation, IReadOnlyCollection<ConversationEntry> entries, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(conversation);
        var edited = entries.Where(e => e.EditedAt is not null && e.Mid is not null).Select(e => e.Mid!).ToList();
        var edits = edited.Count == 0 ? []
            : await db.EntryChanges.AsNoTracking().Where(c => edited.Contains(c.Mid) && c.PageId == conversation.PageId && c.Psid == conversation.Psid && !c.IsUnsent).ToListAsync(cancel);

        var targets = entries.Where(e => e.Kind == EntryKind.Reaction && e.Mid is not null).Select(e => e.Mid!).Distinct().ToList();
        return new(edits.ToLookup(c => c.Mid), targets.Count == 0 ? new Dictionary<string, string>() : await WordsAsync(db, conversation.Id, targets, cancel));
    }

    /// <summary>How a message read before, oldest first.</summary>
    public IReadOnlyList<Wording> Before(ConversationEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is not { EditedAt: { } last, Mid: { } mid } ? []
            : [new(entry.FirstText, entry.At), .. _edits[mid].Where(c => (c.Number, c.At) != (entry.EditNumber, last)).OrderBy(c => c.Number).ThenBy(c => c.At).Select(c => new Wording(c.Text, c.At))];
    }

    /// <summary>The words of the message that a reaction is for; null when it isn't here, or has none.</summary>
    public string? About(ConversationEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is { Kind: EntryKind.Reaction, Mid: { } mid } ? _words.GetValueOrDefault(mid) : null;
    }

    private static async Task<Dictionary<string, string>> WordsAsync(SiteDb db, long conversationId, List<string> mids, CancellationToken cancel)
    {
        var words = new Dictionary<string, string>();
        foreach (var said in await db.ConversationEntries.Where(l => l.Mid != null && mids.Contains(l.Mid) && l.ConversationId == conversationId && l.Kind != EntryKind.Reaction && l.Text != null)
            .Select(l => new { l.Mid, l.Text }).ToListAsync(cancel))
        {
            words[said.Mid!] = said.Text!;
        }

        foreach (var wrote in await db.OutboxMessages.Where(m => m.Mid != null && mids.Contains(m.Mid) && m.ConversationId == conversationId).Select(m => new { m.Mid, m.Text, m.Occasion }).ToListAsync(cancel))
        {
            words[wrote.Mid!] = wrote.Text ?? wrote.Occasion.Rule().Name;
        }

        return words;
    }
}
