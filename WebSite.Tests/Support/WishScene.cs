using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Tests.Support;

/// <summary>Products that run out, come back and become cheaper, and people who asked to be told.</summary>
internal static class WishScene
{
    public const string Tray = "oak-tray";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Changes a product behind the site's back, as another instance of it would; the site hears that something happened.</summary>
    public static async Task StockAsync(this SiteHost site, int pieces, string slug = Tray)
    {
        await site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(p => p.Stock, pieces), Cancel));
        site.Look();
    }

    /// <inheritdoc cref="StockAsync"/>
    public static async Task PriceAsync(this SiteHost site, long minor, string slug = Tray)
    {
        await site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(p => p.PriceMinor, minor), Cancel));
        site.Look();
    }

    /// <summary>Has the site look whether there is something to tell.</summary>
    public static void Look(this SiteHost site) => site.Services.GetRequiredService<OptInNotifier>().Tell(new HashSet<Guid>());

    /// <summary>All wishes, oldest first.</summary>
    public static Task<List<Wish>> WishesAsync(this SiteHost site) => site.ReadAsync(db => db.Wishes.AsNoTracking().OrderBy(w => w.Id).ToListAsync(Cancel));

    /// <summary>The key of a product.</summary>
    public static Task<int> ProductAsync(this SiteHost site, string slug = Tray) => site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).Select(p => p.Id).SingleAsync(Cancel));

    /// <summary>The messages of an occasion that somebody heard, or was to hear.</summary>
    public static async Task<List<OutboxMessage>> OfAsync(this Talk person, Occasion occasion) => [.. (await person.OutboxAsync()).Where(m => m.Occasion == occasion)];
}
