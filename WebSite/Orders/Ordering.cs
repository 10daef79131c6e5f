using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Language;
using WebSite.Matching;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Placing;
using WebSite.Shopfront;

namespace WebSite.Orders;

/// <summary>Turns a cart into an order.</summary>
public sealed class Ordering(SiteDb db, Crediting crediting, SeenVariants seen, Receipts receipts, Introductions introductions, OutboxSignal signal, IOptionsMonitor<ShopOptions> shop, CurrentShop front, TimeProvider time)
{
    /// <summary>Places the order of the shopper's session, once: a second call gives the first one's order.</summary>
    /// <param name="shopper">Who orders.</param>
    /// <param name="form">Checked.</param>
    /// <param name="consent">To be written to by phone number; null when that wasn't given.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<OrderResult> PlaceAsync(Shopper shopper, OrderForm form, GivenConsent? consent, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(form);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var session = await db.CheckoutSessions.Include(s => s.Order).Include(s => s.CartLines).ThenInclude(l => l.Product)
            .SingleOrDefaultAsync(s => s.Token == shopper.SessionToken, cancel);
        if (session is null || session.Browser != shopper.Browser)
        {
            return new(null, []);
        }

        if (session.Order is { } placed)
        {
            return new(placed.Token, []);
        }

        // In this transaction nobody else can take a piece between the check and the subtraction.
        var lines = session.CartLines.OrderBy(l => l.AddedAt).ToList();
        var limits = shop.CurrentValue;
        var shortages = lines.Where(l => limits.LimitOf(l.Product!).Most < l.Quantity).Select(l => new Shortage(l.Product!.Name, limits.LimitOf(l.Product))).ToList();
        if (lines.Count == 0 || shortages.Count > 0)
        {
            return new(null, shortages);
        }

        if (form.Seen is { } mark && mark != CartMark.Of(lines, front))
        {
            return new(null, [], HasChanged: true);
        }

        var order = Order(session, form, lines);
        db.Orders.Add(order);
        lines.ForEach(l => l.Product!.Take(l.Quantity));
        session.Touch(order.PlacedAt);
        session.Read(ShopLanguage.Current.Code);
        await db.SaveChangesAsync(cancel);
        var variants = (await seen.OfAsync(session.Browser, session.Token, cancel)).Select(v => new OrderVariant { OrderId = order.Id, ExperimentId = v.ExperimentId, Variant = v.Variant }).ToList();
        db.OrderVariants.AddRange(variants);
        await crediting.PlacedAsync(order, variants, cancel);
        await receipts.OrderedAsync(session, order, cancel);
        if (consent is not null)
        {
            await introductions.RequestAsync(order, consent, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        signal.Raise();
        return new(order.Token, []);
    }

    /// <summary>The latest order of the shopper's browser, or null.</summary>
    public async Task<Order?> LastAsync(Shopper shopper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        return await db.Orders.AsNoTracking().Where(o => o.Browser == shopper.Browser).OrderByDescending(o => o.Id).FirstOrDefaultAsync(cancel);
    }

    private Order Order(CheckoutSession session, OrderForm form, List<CartLine> lines)
    {
        var subtotal = lines.Sum(l => l.Quantity * l.Product!.PriceMinor);
        var order = new Order
        {
            Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            SessionId = session.Id,
            Browser = session.Browser,
            PlacedAt = time.GetUtcNow(),
            Name = form.Name.Trim(),
            Email = form.Email.Trim(),
            Street = form.Street.Trim(),
            PostalCode = PostalCodes.Knows(form.Country) ? PostalCodes.Read(form.PostalCode, form.Country) ?? form.PostalCode.Trim() : form.PostalCode.Trim(),
            City = form.City.Trim(),
            Country = form.Country,
            Note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim(),
            Currency = lines[0].Product!.Currency,
            SubtotalMinor = subtotal,
            DeliveryMinor = front.Shipping.Fee(subtotal),
        };
        order.Lines.AddRange(lines.Select(l => new OrderLine
        {
            ProductId = l.ProductId,
            Slug = l.Product!.Slug,
            Name = l.Product.Name,
            PriceMinor = l.Product.PriceMinor,
            Quantity = l.Quantity,
        }));
        return order;
    }
}

/// <summary>What came of placing an order.</summary>
/// <param name="Token">The order's, or null when there is none: the cart is empty, has changed, or <paramref name="Shortages"/> says what is missing.</param>
/// <param name="Shortages">The products of which the cart holds more pieces than an order may have.</param>
/// <param name="HasChanged">Whether it would be another order than the shopper was shown.</param>
public sealed record OrderResult(string? Token, IReadOnlyList<Shortage> Shortages, bool HasChanged = false);

/// <summary>A product of which the cart holds more than an order may have.</summary>
/// <param name="Product">Its name.</param>
/// <param name="Limit">How many pieces it may have.</param>
public sealed record Shortage(string Product, PieceLimit Limit)
{
    /// <summary>For the shopper.</summary>
    public string Sentence => Limit.Left == 0 ? Phrases.Say("{0} has sold out meanwhile. Please take it out of the cart.", Product) : Phrases.Say("{0}: {1} Please take fewer.", Product, Limit.Sentence);
}
