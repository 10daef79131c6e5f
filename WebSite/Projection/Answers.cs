using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Notes which visits were followed by words of the person's, whichever of both came first to be read. Then it counts the visits.</summary>
internal sealed class Answers(SiteDb db)
{
    /// <summary>When all events of a batch have been taken.</summary>
    public async Task NoteAsync(Batch batch, CancellationToken cancel)
    {
        var visits = batch.New.Of<Visit>().ToLookup(v => v.ConversationId);
        var words = batch.New.Of<ConversationEntry>().Where(e => e.IsWritten).ToLookup(e => e.ConversationId, e => e.At);
        foreach (var visit in await EarlierAsync(words, cancel))
        {
            if (words[visit.ConversationId].Any(visit.Answer))
            {
                FigureRules.CountAnswer(visit, batch.Sums);
            }
        }

        var late = await LaterWordsAsync(batch, visits, cancel);
        foreach (var visit in visits.SelectMany(v => v))
        {
            _ = words[visit.ConversationId].Any(visit.Answer) || late[visit.ConversationId].Any(visit.Answer);
            FigureRules.Count(visit, batch.Sums);
            batch.Came.Add(visit);
        }
    }

    /// <summary>Visits of before that may be answered by the batch's words.</summary>
    private async Task<List<Visit>> EarlierAsync(ILookup<long, DateTimeOffset> words, CancellationToken cancel)
    {
        if (words.Count == 0)
        {
            return [];
        }

        var ids = words.Select(w => w.Key).ToList();
        var from = words.Min(w => w.Min()) - Visit.AnswerTime;
        return await db.Visits.Where(v => EF.Parameter(ids).Contains(v.ConversationId) && !v.IsAnswered && v.At >= from).ToListAsync(cancel);
    }

    /// <summary>Words of before that were said after a visit of the batch, which comes late.</summary>
    private async Task<ILookup<long, DateTimeOffset>> LaterWordsAsync(Batch batch, ILookup<long, Visit> visits, CancellationToken cancel)
    {
        var late = batch.People.Values.Where(c => !batch.IsNew(c) && visits[c.Id].Any(v => v.At < c.ActedAt)).Select(c => c.Id).ToList();
        if (late.Count == 0)
        {
            return Enumerable.Empty<long>().ToLookup(_ => 0L, _ => default(DateTimeOffset));
        }

        var from = late.SelectMany(id => visits[id]).Min(v => v.At);
        var said = await db.ConversationEntries.Where(e => EF.Parameter(late).Contains(e.ConversationId) && e.At >= from && (e.Kind == EntryKind.Text || e.Kind == EntryKind.Attachment))
            .Select(e => new { e.ConversationId, e.At }).ToListAsync(cancel);
        return said.ToLookup(e => e.ConversationId, e => e.At);
    }
}
