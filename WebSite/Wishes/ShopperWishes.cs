using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Wishes;

/// <summary>What a shopper has asked to be told, as the shop's own web page shows it to the browser that asked.</summary>
public sealed class ShopperWishes(SiteDb db, UntilWritten kept, TimeProvider time)
{
    /// <summary>What was last asked in the shopper's own session, by who is known to be the shopper; null when nothing was.</summary>
    public async Task<ShopperWish?> LastAsync(Shopper shopper, WishReason reason, int productId, CancellationToken cancel) =>
        await kept.AskAsync((nameof(ShopperWishes), shopper, reason, productId), () => Own(shopper, reason, productId).OfShoppers(db).AsNoTracking().OrderByDescending(w => w.AskedAt).ThenByDescending(w => w.Id)
            .Select(w => new ShopperWish(w, db.OutboxMessages.Where(m => m.WishId == w.Id).OrderByDescending(m => m.Id).Select(m => (OutboxState?)m.State).FirstOrDefault())).FirstOrDefaultAsync(cancel));

    /// <summary>The shopper takes it back.</summary>
    /// <returns>Whether there was something to take back.</returns>
    public async Task<bool> TakeBackAsync(Shopper shopper, WishReason reason, int productId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var count = await db.OutboxMessages.Where(m => Own(shopper, reason, productId).Any(w => w.Id == m.WishId)).CancelAsync(Hindrance.TakenBack.Why(), cancel)
            + await Own(shopper, reason, productId).EndAsync(WishState.TakenBack, now, cancel);
        await transaction.CommitAsync(cancel);
        return count > 0;
    }

    private IQueryable<Wish> Own(Shopper shopper, WishReason reason, int productId) =>
        db.Wishes.Where(w => w.Reason == reason && w.ProductId == productId && db.CheckoutSessions.Own(shopper).Any(s => s.Id == w.CheckoutSessionId));
}

/// <summary>What a shopper asked, and how its message stands.</summary>
/// <param name="Wish">What was asked.</param>
/// <param name="Message">How its message stands; null while there is none.</param>
public sealed record ShopperWish(Wish Wish, OutboxState? Message)
{
    /// <summary>Whether something is yet to come.</summary>
    public bool IsToCome => Wish.State == WishState.Open || (Wish.State == WishState.Told && Message is OutboxState.Waiting or OutboxState.Sending or OutboxState.Held or OutboxState.SetAside);

    /// <summary>Whether there is something to tell, and Messenger doesn't let it through yet.</summary>
    public bool IsHeld => Wish.State == WishState.Told && Message == OutboxState.Held;
}
