using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Reads what events need to know that ask to be told something, or for nothing more. Most batches ask for nothing.</summary>
internal sealed class WishLoader(SiteDb db)
{
    /// <summary>Reads it.</summary>
    /// <param name="batch">With its people, and with the past of those who say stop.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<WishesBefore> LoadAsync(Batch batch, CancellationToken cancel)
    {
        var asking = batch.Events.Where(e => e.Reading.IsOurs && e.Reading.Ref.Spot().Reason() is not null).ToList();
        var products = asking.Where(e => e.Reading.Ref.Spot().IsOfProduct()).Select(e => (int)e.Reading.Ref.Subject).Distinct().ToList();
        var known = asking.Select(batch.Find).OfType<Conversation>().Select(c => c.Id).Distinct().ToList();
        var ids = known.Union(batch.Past.Talks.Keys).ToList();
        var since = asking.Count == 0 ? default : asking.Min(e => e.At);
        return new()
        {
            Products = products.Count == 0 ? [] : await db.Products.AsNoTracking().Where(p => EF.Parameter(products).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel),
            Known = [.. ids],
            Wishes = ids.Count == 0 ? []
                : await db.Wishes.Where(w => EF.Parameter(ids).Contains(w.ConversationId) && (w.State == WishState.Open || w.State == WishState.Told)).ToListAsync(cancel),
            Stops = known.Count == 0 ? []
                : [.. (await db.ConversationEntries.Where(e => EF.Parameter(known).Contains(e.ConversationId) && e.Intent == Intent.Stop && e.At >= since)
                    .Select(e => new { e.ConversationId, e.At }).ToListAsync(cancel)).Select(e => (e.ConversationId, e.At))], // In SQL a tuple is a row to PostgreSQL.
        };
    }
}
