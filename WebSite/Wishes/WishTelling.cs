using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Retention;

namespace WebSite.Wishes;

/// <summary>
/// Puts the messages into the outbox for which people have waited. It looks at how things stand and not at what changed them, so that it doesn't matter
/// whether a form, a file, a cancelled order or another instance of the site did.
/// </summary>
public sealed class WishTelling(SiteDb db, OutboxWriter outbox, IOptionsMonitor<RetentionOptions> retention, TimeProvider time)
{
    /// <summary>In one transaction: others write, too.</summary>
    private const int MostAtOnce = 100;

    /// <summary>Does what there is to do.</summary>
    /// <returns>Whether anything was written, so that the outbox's signal is to be raised.</returns>
    internal async Task<bool> TellAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var count = await ReleaseAsync(cancel);
        if (!await db.Wishes.AnyAsync(w => w.State == WishState.Open, cancel))
        {
            return count > 0; // As a rule, after each of thousands of events that are about something else.
        }

        count += await LapseAsync(now, cancel);
        for (int told; (told = await PutAsync(now, cancel)) > 0;)
        {
            count += told;
        }

        return count > 0;
    }

    /// <summary>Those of whom nothing keeps them from being told, in the order in which they asked.</summary>
    private IQueryable<Wish> Due => db.ComeTrue().Where(w => w.State == WishState.Open).OfShoppers(db).OrderBy(w => w.AskedAt).ThenBy(w => w.Id);

    private async Task<int> PutAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (!await Due.AnyAsync(cancel))
        {
            return 0; // As a rule, and nobody had to wait for it.
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        var due = await Due.Take(MostAtOnce).ToListAsync(cancel);
        var pages = due.Select(w => w.ConversationId).Distinct().ToList();
        var pageOf = await db.Conversations.Where(c => EF.Parameter(pages).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.PageId, cancel);
        foreach (var wish in due)
        {
            wish.Tell(now);
            await outbox.PutAsync(
                new()
                {
                    Cause = MessageCause.CameTrue(wish.Id),
                    PageId = pageOf[wish.ConversationId],
                    ConversationId = wish.ConversationId,
                    Occasion = wish.Reason.Rule().Occasion,
                    VisitId = wish.VisitId,
                    CheckoutSessionId = wish.CheckoutSessionId,
                    WishId = wish.Id,
                },
                cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return due.Count;
    }

    /// <summary>What was held because it wasn't so any more, and is so again.</summary>
    private async Task<int> ReleaseAsync(CancellationToken cancel)
    {
        var ended = Hindrances.EndedBy(HoldEnd.ComesTrue);
        var again = db.OutboxMessages.Where(m => m.State == OutboxState.Held && ended.Contains(m.HeldBy!.Value) && db.ComeTrue().Any(w => w.Id == m.WishId));
        return await again.AnyAsync(cancel) ? await again.ReleaseAsync(cancel) : 0;
    }

    private async Task<int> LapseAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var count = 0;
        foreach (var reason in WishRules.Reasons)
        {
            var since = now - (reason.Rule().Lifetime ?? retention.CurrentValue.Wishes);
            var old = db.Wishes.Where(w => w.State == WishState.Open && w.Reason == reason && w.AskedAt < since);
            count += await old.AnyAsync(cancel) ? await old.EndAsync(WishState.Lapsed, now, cancel) : 0;
        }

        return count;
    }
}
