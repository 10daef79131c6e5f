using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Checkout;
using WebSite.Model;
using WebSite.Orders;

namespace WebSite.Tests.Support;

/// <summary>Shoppers who order, without a browser.</summary>
internal static class Shopping
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Does something with a service of the site.</summary>
    public static async Task<T> UseAsync<TService, T>(this SiteHost site, Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Orders a piece of a product in the shopper's checkout session; returns the order's id.</summary>
    public static async Task<int> BuyAsync(this SiteHost site, Shopper shopper, string slug = "harbour-teapot")
    {
        var product = await site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).Select(p => p.Id).SingleAsync(Cancel));
        Assert.Equal(1, await site.UseAsync((Cart cart) => cart.AddAsync(shopper, product, 1, Cancel)));
        var form = new OrderForm { Name = "Alice Archer", Email = "alice@example.com", Street = "Harbour Street 12", PostalCode = "20100", City = "Turku", Country = "FI" };
        var placed = await site.UseAsync((Ordering ordering) => ordering.PlaceAsync(shopper, form, null, Cancel));
        return await site.ReadAsync(db => db.Orders.Where(o => o.Token == placed.Token).Select(o => o.Id).SingleAsync(Cancel));
    }

    /// <summary>Cancels an order.</summary>
    public static async Task CancelAsync(this SiteHost site, int order) =>
        Assert.NotNull(await site.UseAsync((OrderProgress progress) => progress.MoveAsync(order, OrderStatus.Cancelled, Cancel)));

    /// <summary>The same browser, in a new checkout session.</summary>
    public static Shopper Again(this Shopper shopper) => shopper with { SessionToken = Shopper.NewSessionToken() };
}
