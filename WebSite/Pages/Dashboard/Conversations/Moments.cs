using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>A thread, or a part of it: both sides in the order of time.</summary>
/// <param name="All">Oldest first.</param>
/// <param name="Earlier">Up to which time, in milliseconds since 1970, there is more before; null when this is the beginning.</param>
public sealed record Moments(IReadOnlyList<Moment> All, long? Earlier)
{
    private const int Most = 60;

    /// <summary>Reads the last ones up to a time, or up to now.</summary>
    public static async Task<Moments> ReadAsync(SiteDb db, Conversation conversation, DateTimeOffset? upTo, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(conversation);
        var end = upTo ?? DateTimeOffset.MaxValue;
        var lines = await db.ConversationEntries.AsNoTracking().Where(l => l.ConversationId == conversation.Id && l.At <= end)
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(Most + 1).ToListAsync(cancel);
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversation.Id && (m.SentAt ?? m.CreatedAt) <= end).TagWith(Found.OfOne)
            .OrderByDescending(m => m.SentAt ?? m.CreatedAt).ThenByDescending(m => m.Id).Take(Most + 1).ToListAsync(cancel);

        var ids = messages.Select(m => m.OrderId).OfType<int>().Distinct().ToList();
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        var again = messages.Where(m => m.State == OutboxState.Uncertain).Select(m => MessageCause.Again(m.Id)).ToList();
        var repeated = (await db.OutboxMessages.Where(m => again.Contains(m.Cause)).Select(m => m.Cause).ToListAsync(cancel)).ToHashSet();

        var extras = await ThreadExtras.ReadAsync(db, conversation, lines, cancel);
        var newest = lines.Select(l => Moment.Of(l, extras))
            .Concat(messages.Select(m => Moment.Of(m, conversation, orders, repeated.Contains(MessageCause.Again(m.Id)))))
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Message?.Id ?? m.Entry!.Id).Take(Most + 1).ToList();
        return new([.. newest.Take(Most).Reverse()], newest.Count > Most ? newest[Most].At.ToUnixTimeMilliseconds() : null);
    }
}
