using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Checkout;

/// <summary>The cart of a checkout session.</summary>
public sealed class Cart(SiteDb db, UntilWritten kept, IOptionsMonitor<ShopOptions> shop, TimeProvider time)
{
    /// <summary>The most that <see cref="ShopOptions.MostOfOne"/> may be.</summary>
    public const int MaxQuantity = 1000;

    /// <summary>The most pieces of one product that a cart takes.</summary>
    public int MostOfOne => shop.CurrentValue.MostOfOne;

    /// <inheritdoc cref="ShopOptions.LimitOf"/>
    public PieceLimit LimitOf(Product product) => shop.CurrentValue.LimitOf(product);

    /// <summary>The lines of a shopper's cart, oldest first; empty for one of whom nothing is known.</summary>
    public async Task<List<CartLine>> LinesAsync(Shopper? shopper, CancellationToken cancel) => shopper is null ? [] :
        await db.CheckoutSessions.AsNoTracking().Own(shopper)
            .SelectMany(s => s.CartLines)
            .Include(l => l.Product)
            .OrderBy(l => l.AddedAt).ThenBy(l => l.ProductId)
            .ToListAsync(cancel);

    /// <summary>How many pieces are in a shopper's cart.</summary>
    public async Task<int> CountAsync(Shopper? shopper, CancellationToken cancel) => shopper is null ? 0 :
        await kept.AskAsync((nameof(CountAsync), shopper), () => db.CheckoutSessions.Own(shopper).SelectMany(s => s.CartLines).SumAsync(l => l.Quantity, cancel));

    /// <summary>Whether a message with a link to the cart has been sent to Messenger.</summary>
    public async Task<bool> IsSentAsync(Shopper shopper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        return await db.CheckoutSessions.Own(shopper).SelectMany(s => db.OutboxMessages.Where(m => m.CheckoutSessionId == s.Id))
            .AnyAsync(m => (m.Occasion == Occasion.CartKept || m.Occasion == Occasion.Confirmation) && m.State == OutboxState.Sent && m.Text!.Contains(CartLinks.Path), cancel);
    }

    /// <summary>Puts pieces into the shopper's cart, on top of those that are there; no more than <see cref="LimitOf"/> says.</summary>
    /// <returns>How many it holds now; null when the session isn't the shopper's own or has been ordered: the caller begins another.</returns>
    public Task<int?> AddAsync(Shopper shopper, int productId, int quantity, CancellationToken cancel) =>
        ChangeAsync(shopper, productId, now => (long)now + quantity, cancel);

    /// <summary>Sets how many pieces of a product the cart holds; 0 takes it out.</summary>
    /// <returns>As <see cref="AddAsync"/>.</returns>
    public Task<int?> SetAsync(Shopper shopper, int productId, int quantity, CancellationToken cancel) =>
        ChangeAsync(shopper, productId, _ => quantity, cancel);

    /// <summary>Sees to it that the cart holds at least so many pieces of a product, as far as there are.</summary>
    /// <returns>As <see cref="AddAsync"/>.</returns>
    public Task<int?> HoldAsync(Shopper shopper, int productId, int quantity, CancellationToken cancel) =>
        ChangeAsync(shopper, productId, now => Math.Max(now, quantity), cancel);

    private async Task<int?> ChangeAsync(Shopper shopper, int productId, Func<int, long> change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var session = await db.CheckoutSessions.Include(s => s.CartLines).Include(s => s.Order).SingleOrDefaultAsync(s => s.Token == shopper.SessionToken, cancel)
            ?? db.CheckoutSessions.Add(new() { Token = shopper.SessionToken, Browser = shopper.Browser, CreatedAt = now }).Entity;
        if (session.Order is not null || session.Browser != shopper.Browser)
        {
            return null;
        }

        var product = await db.Products.AsNoTracking().SingleAsync(p => p.Id == productId, cancel);
        var line = session.CartLines.SingleOrDefault(l => l.ProductId == productId);
        var quantity = (int)Math.Clamp(change(line?.Quantity ?? 0), 0, LimitOf(product).Most);
        if (session.Id == 0 && quantity == 0)
        {
            return 0; // Nothing has happened, so no session begins.
        }

        if (line is null && quantity > 0)
        {
            session.CartLines.Add(new() { ProductId = productId, Quantity = quantity, AddedAt = now });
        }
        else if (line is not null && quantity == 0)
        {
            session.CartLines.Remove(line);
        }
        else if (line is not null)
        {
            line.Set(quantity);
        }

        session.Touch(now);
        session.Read(ShopLanguage.Current.Code);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return quantity;
    }
}
