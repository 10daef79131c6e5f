using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard;

/// <summary>What somebody asked to be told, as merchants see it, for <c>_Wishes.cshtml</c>.</summary>
/// <param name="Wish">What.</param>
/// <param name="Product">The product's name and the last part of its address; null for a cart, and for a product that was deleted.</param>
/// <param name="Message">How its message stands; null while there is none.</param>
/// <param name="Why">Why that isn't sent; null when there is nothing to say.</param>
public sealed record WishLine(Wish Wish, (string Name, string Slug)? Product, OutboxState? Message, string? Why)
{
    private const int Most = 50;

    /// <summary>What became of it, in a sentence or two.</summary>
    public string Became => Wish.State switch
    {
        WishState.Open => "Nothing to tell yet.",
        WishState.Stopped => "The person asked for nothing more before there was anything to tell.",
        WishState.TakenBack => "Taken back on the shop's web page before there was anything to tell.",
        WishState.Lapsed => "It lapsed: there was nothing to tell for too long.",
        _ => Message switch
        {
            OutboxState.Sent => "The message was sent.",
            OutboxState.Waiting or OutboxState.Sending => "The message is on its way.",
            OutboxState.Held => $"The message is held. {Why}",
            OutboxState.Uncertain => "The message may have arrived or not.",
            null => "The message was deleted.",
            _ => $"The message was not sent. {Why}",
        } + (Wish.CameBackAt is null ? "" : " A browser came back by its link."),
    };

    /// <summary>The newest of some.</summary>
    public static async Task<IReadOnlyList<WishLine>> ReadAsync(SiteDb db, IQueryable<Wish> wishes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await wishes.AsNoTracking().OrderByDescending(w => w.AskedAt).ThenByDescending(w => w.Id).Take(Most).Select(w => new
        {
            Wish = w,
            Product = db.Products.Where(p => p.Id == w.ProductId).Select(p => new { p.Name, p.Slug }).SingleOrDefault(),
            Message = db.OutboxMessages.Where(m => m.WishId == w.Id).Select(m => new { m.State, m.Why }).SingleOrDefault(),
        }).ToListAsync(cancel);
        return [.. found.Select(f => new WishLine(f.Wish, f.Product is { } product ? (product.Name, product.Slug) : null, f.Message?.State, f.Message?.Why))];
    }
}
