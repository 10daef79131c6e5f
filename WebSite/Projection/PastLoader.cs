using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Reads of conversations' past what a batch's rare events ask for: one query for each question, for all conversations. Most batches ask for nothing.</summary>
internal sealed class PastLoader(SiteDb db, TimeProvider time)
{
    /// <summary>So many entries of a conversation are looked at, at most, and those the newest: nobody makes this slow by writing much.</summary>
    private const int Most = 100;

    /// <summary>Reads it.</summary>
    /// <param name="batch">With its people, their changes and their sessions.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Past> LoadAsync(Batch batch, CancellationToken cancel)
    {
        var heeded = Earliest(batch.Events.Where(e => e.Intent is Intent.Stop or Intent.Start or Intent.Human).Select(e => (batch.Find(e), e.At))
            .Concat(batch.Changed.Where(c => c.Intent == Intent.Stop).Select(c => (batch.Find(c.PageId, c.Psid), c.At))));
        var greeted = Earliest(batch.Events.Where(e => MayBeGreeted(e, batch)).Select(e => (batch.Find(e), e.At)));
        var newest = await NewestAsync(heeded, greeted, cancel);
        return new()
        {
            Talks = await TalksAsync(heeded, newest, cancel),
            Greetings = await GreetingsAsync(greeted, newest, cancel),
            Later = await LaterAsync(batch, cancel),
        };
    }

    /// <summary>
    /// Whether an event may be a visit that is answered by a greeting; rather too often than too seldom. A click on Send to Messenger in the shopper's own browser is
    /// confirmed, whatever was said before: those, which come in crowds, ask for nothing.
    /// </summary>
    private static bool MayBeGreeted(TakenEvent taken, Batch batch) => batch.Find(taken) is { } conversation
        && (taken.Event.Kind == EventKinds.MessageRequest || taken.Reading.IsOptIn || taken.Content.HasReferral || taken.Event.PriorUserRef is not null || taken.Event.PriorLoginId is not null
            || conversation.ActedAt is null || batch.Counted.ContainsKey(taken.Id))
        && !IsSurelyConfirmed(taken, batch);

    private static bool IsSurelyConfirmed(TakenEvent taken, Batch batch)
    {
        var reading = taken.Reading;
        if (batch.Counted.ContainsKey(taken.Id) || reading is not { IsOptIn: true, IsOurs: true, Unlinked: null } || !reading.Door.EntryPoint.Rule().IsRequest)
        {
            return false;
        }

        var (token, browser) = (reading.Ref.SessionToken, reading.Ref.Browser);
        return batch.Sessions.TryGetValue(token, out var session)
            ? session.Browser == browser && session.MayTell(session.OptIns.Find(o => o.PageId == taken.Event.PageId && o.Psid == taken.Event.Psid)) != Telling.Never
            : batch.Events.All(e => !e.Reading.IsOurs || e.Reading.Ref.SessionToken != token || e.Reading.Ref.Browser == browser); // The session begins with the batch.
    }

    /// <summary>When the first of its events was, of each conversation that there is.</summary>
    private static Dictionary<long, DateTimeOffset> Earliest(IEnumerable<(Conversation? Conversation, DateTimeOffset At)> events) =>
        events.Where(e => e.Conversation is not null).GroupBy(e => e.Conversation!.Id).ToDictionary(group => group.Key, group => group.Min(e => e.At));

    private async Task<ILookup<long, ConversationEntry>> NewestAsync(Dictionary<long, DateTimeOffset> heeded, Dictionary<long, DateTimeOffset> greeted, CancellationToken cancel)
    {
        List<DateTimeOffset> since = [.. heeded.Values, .. greeted.Count > 0 ? [time.GetUtcNow() - Sendable.Talk] : Array.Empty<DateTimeOffset>()];
        var from = since.Count == 0 ? default : since.Min();
        return await NewestAsync([.. heeded.Keys.Union(greeted.Keys)], db.ConversationEntries.Where(e => e.At > from), cancel);
    }

    /// <summary>The newest entries of each conversation. Which those are, an index says of one after the other, however many there are.</summary>
    private async Task<ILookup<long, ConversationEntry>> NewestAsync(List<long> ids, IQueryable<ConversationEntry> entries, CancellationToken cancel)
    {
        var found = ids.Count == 0 ? []
            : await (
                from conversation in db.Conversations
                where EF.Parameter(ids).Contains(conversation.Id)
                from entry in db.ConversationEntries.AsNoTracking()
                where entries.Where(e => e.ConversationId == conversation.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most).Select(e => e.Id).Contains(entry.Id)
                select entry).ToListAsync(cancel);
        return found.ToLookup(e => e.ConversationId);
    }

    private async Task<Dictionary<long, TalkBefore>> TalksAsync(Dictionary<long, DateTimeOffset> heeded, ILookup<long, ConversationEntry> newest, CancellationToken cancel)
    {
        if (heeded.Count == 0)
        {
            return [];
        }

        var (ids, since) = (heeded.Keys.ToList(), heeded.Values.Min());
        var changed = db.ConversationEntries.Local.Select(e => e.Id).ToList(); // The batch changes those: it looks at them as they are then.
        var starts = await db.ConversationEntries.Where(e => EF.Parameter(ids).Contains(e.ConversationId) && e.At > since && e.Intent == Intent.Start && !EF.Parameter(changed).Contains(e.Id))
            .GroupBy(e => e.ConversationId).Select(group => new { group.Key, At = group.Max(e => e.At) }).ToDictionaryAsync(e => e.Key, e => (DateTimeOffset?)e.At, cancel);
        var clicks = await db.Visits.Where(v => EF.Parameter(ids).Contains(v.ConversationId) && v.At > since && EntryPointRules.Requests.Contains(v.EntryPoint))
            .GroupBy(v => v.ConversationId).Select(group => new { group.Key, At = group.Max(v => v.At) }).ToDictionaryAsync(v => v.Key, v => (DateTimeOffset?)v.At, cancel);
        var visits = await (
            from conversation in db.Conversations
            where EF.Parameter(ids).Contains(conversation.Id)
            from visit in db.Visits.AsNoTracking()
            where db.Visits.Where(v => v.ConversationId == conversation.Id).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Take(1).Select(v => v.Id).Contains(visit.Id)
            select visit).ToDictionaryAsync(v => v.ConversationId, cancel);
        return ids.ToDictionary(id => id, id => new TalkBefore(starts.GetValueOrDefault(id), clicks.GetValueOrDefault(id), visits.GetValueOrDefault(id), [.. newest[id]]));
    }

    private async Task<Dictionary<long, GreetingsBefore>> GreetingsAsync(Dictionary<long, DateTimeOffset> greeted, ILookup<long, ConversationEntry> newest, CancellationToken cancel)
    {
        if (greeted.Count == 0)
        {
            return [];
        }

        var (ids, since) = (greeted.Keys.ToList(), greeted.Values.Min() - Replies.Again);
        var answers = await db.OutboxMessages.Where(m => m.ConversationId != null && EF.Parameter(ids).Contains(m.ConversationId.Value) && m.Occasion == Occasion.Answer)
            .GroupBy(m => m.ConversationId!.Value).Select(group => new { group.Key, At = group.Max(m => m.CreatedAt) }).ToDictionaryAsync(m => m.Key, m => (DateTimeOffset?)m.At, cancel);
        var visits = (await db.Visits.AsNoTracking().Where(v => EF.Parameter(ids).Contains(v.ConversationId) && v.At > since).ToListAsync(cancel)).ToLookup(v => v.ConversationId);
        return ids.ToDictionary(id => id, id => new GreetingsBefore(answers.GetValueOrDefault(id), [.. visits[id]], [.. newest[id]]));
    }

    /// <summary>Of conversations in which a message is taken back that is here.</summary>
    private async Task<Dictionary<long, IReadOnlyList<ConversationEntry>>> LaterAsync(Batch batch, CancellationToken cancel)
    {
        var unsent = batch.Events.Where(e => e.Event.Kind == EventKinds.Unsent).Select(e => (Conversation: batch.Find(e), e.Content.Mid)).Where(e => e.Conversation is not null)
            .SelectMany(e => e.Conversation!.Entries.Where(entry => entry.IsMessage && entry.Mid == e.Mid)).ToList();
        if (unsent.Count == 0)
        {
            return [];
        }

        var first = unsent.Min(e => e.Id);
        List<long> ids = [.. unsent.Select(e => e.ConversationId).Distinct()];
        var later = await NewestAsync(ids, db.ConversationEntries.Where(e => e.Id > first), cancel);
        return ids.ToDictionary(id => id, id => (IReadOnlyList<ConversationEntry>)[.. later[id]]);
    }
}
