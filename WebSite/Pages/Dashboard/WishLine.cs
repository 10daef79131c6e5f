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
        var found = await wishes.AsNoTracking().OrderByDescending(w => w.Id).Take(Most).ToListAsync(cancel);
        var (ids, about) = (found.ConvertAll(w => (long?)w.Id), found.Select(w => w.ProductId).OfType<int>().Distinct().ToList());

        // Asked by themselves: joined to the wishes, SQLite reads along both tables.
        var products = about.Count == 0 ? [] : await db.Products.Where(p => EF.Parameter(about).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (p.Name, p.Slug), cancel);
        var messages = ids.Count == 0 ? [] : await db.OutboxMessages.Where(m => EF.Parameter(ids).Contains(m.WishId)).Select(m => new { m.Id, m.WishId, m.State, m.Why }).ToListAsync(cancel);
        var last = messages.GroupBy(m => m.WishId!.Value).ToDictionary(group => group.Key, group => group.MaxBy(m => m.Id)!); // One that was lost may have been sent again.
        return [.. found.Select(w =>
        {
            var message = last.GetValueOrDefault(w.Id);
            return new WishLine(w, w.ProductId is { } id && products.TryGetValue(id, out var product) ? product : null, message?.State, message?.Why);
        })];
    }
}
