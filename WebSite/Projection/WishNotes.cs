using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Notes what people ask to be told, by the spot that their ref was made for, and ends it when they say stop. What comes of it is the same in whatever
/// order events are taken, and however often.
/// </summary>
internal sealed class WishNotes(SiteDb db)
{
    /// <summary>Somebody came in: perhaps to be told something.</summary>
    public async Task NoteAsync(TakenEvent taken, Visit visit, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        if (visit is not { Asks: { } reason, CheckoutSessionId: { } session } || !taken.Reading.IsOurs)
        {
            return;
        }

        var (id, isOfProduct) = ((int)taken.Reading.Ref.Subject, reason.Rule().Placement.IsOfProduct());
        var product = isOfProduct ? await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) : null;
        if ((isOfProduct && product is null) || await IsThereAsync(reason, product?.Id, session, visit.At, conversation, batch, cancel))
        {
            return;
        }

        var wish = new Wish
        {
            Id = batch.Ids.Next<Wish>(),
            Reason = reason,
            ConversationId = conversation.Id,
            CheckoutSessionId = session,
            EventId = taken.Id,
            VisitId = visit.Id,
            AskedAt = visit.At,
            EntryPoint = visit.EntryPoint,
            WebPage = visit.WebPage,
            Agreed = reason.Rule().Agreed,
            ProductId = product?.Id,
            PriceMinor = product?.PriceMinor ?? 0,
            Currency = product?.Currency,
        };
        if (await StoppedAsync(conversation, visit.At, batch, cancel) is { } stopped)
        {
            wish.End(WishState.Stopped, stopped);
        }

        batch.New.Add(wish);
    }

    /// <summary>The person asked, then, for nothing more.</summary>
    public async Task StopAsync(Conversation conversation, DateTimeOffset at, Batch batch, CancellationToken cancel)
    {
        foreach (var wish in batch.New.Of<Wish>().Where(w => w.ConversationId == conversation.Id && w.AskedAt <= at && w.State == WishState.Open))
        {
            wish.End(WishState.Stopped, at);
        }

        if (!batch.IsNew(conversation))
        {
            await db.Wishes.Where(w => w.ConversationId == conversation.Id && w.AskedAt <= at).EndAsync(WishState.Stopped, at, cancel);
        }
    }

    /// <summary>
    /// Whether the click asks for what is noted already: it waits still; or its message went after this click, which then was one of several. A cart's
    /// session gets it once.
    /// </summary>
    private async Task<bool> IsThereAsync(WishReason reason, int? productId, long session, DateTimeOffset at, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        bool IsSame(Wish w) => w.Reason == reason && w.ConversationId == conversation.Id && w.ProductId == productId;
        return batch.New.Of<Wish>().Any(w => IsSame(w) && w.State == WishState.Open && (productId is not null || w.CheckoutSessionId == session))
            || (!batch.IsNew(conversation) && await db.Wishes.AnyAsync(
                w => w.Reason == reason && w.ConversationId == conversation.Id && w.ProductId == productId
                    && (productId == null ? w.CheckoutSessionId == session && (w.State == WishState.Open || w.State == WishState.Told)
                        : w.State == WishState.Open || (w.State == WishState.Told && w.DoneAt >= at)),
                cancel));
    }

    /// <summary>When the person said stop after that; null when they didn't.</summary>
    private async Task<DateTimeOffset?> StoppedAsync(Conversation conversation, DateTimeOffset at, Batch batch, CancellationToken cancel)
    {
        var here = conversation.Entries.Where(l => l.Intent == Intent.Stop && l.At >= at).Min(l => (DateTimeOffset?)l.At);
        return here is not null || batch.IsNew(conversation) ? here
            : await db.ConversationEntries.Where(l => l.ConversationId == conversation.Id && l.Intent == Intent.Stop && l.At >= at).MinAsync(l => (DateTimeOffset?)l.At, cancel);
    }
}
