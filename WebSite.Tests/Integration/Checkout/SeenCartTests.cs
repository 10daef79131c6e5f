using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Checkout;

/// <summary>Nobody orders what they weren't shown: another tab may change the cart, and a merchant a price, while the form is open.</summary>
public sealed class SeenCartTests : IAsyncDisposable
{
    private const string Changed = "The cart, or a price, has changed since you saw it here.";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("another product")]
    [InlineData("another piece")]
    [InlineData("another price")]
    public async Task What_has_changed_since_is_shown_once_more_and_then_ordered(string what)
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("dawn-cup");
        var shown = await SeenAsync(alice);
        await (what switch
        {
            "another product" => (Task)alice.AddToCartAsync("oak-tray"),
            "another piece" => alice.AddToCartAsync("dawn-cup"),
            _ => _site.ReadAsync(db => db.Products.Where(p => p.Slug == "dawn-cup").ExecuteUpdateAsync(set => set.SetProperty(p => p.PriceMinor, p => p.PriceMinor + 1), Cancel)),
        });

        var reply = await OrderAsync(alice, shown);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains(Changed, reply.Said, StringComparison.Ordinal);
        Assert.Equal("Alice Archer", reply.Document.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Equal(0, await _site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
        Assert.StartsWith("/orders/", (await OrderAsync(alice, reply.Document.QuerySelector("[name='Input.Seen']")!.GetAttribute("value")!)).Location, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_has_not_changed_is_ordered_in_whatever_order_it_was_put_there()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("oak-tray");
        await alice.AddToCartAsync("dawn-cup");
        Assert.StartsWith("/orders/", (await OrderAsync(alice, await SeenAsync(alice))).Location, StringComparison.OrdinalIgnoreCase);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task<string> SeenAsync(Visitor shopper) => (await shopper.GetAsync("/checkout")).Document.QuerySelector("[name='Input.Seen']")!.GetAttribute("value")!;

    private static Task<WebReply> OrderAsync(Visitor shopper, string seen) => shopper.PostAsync("/checkout", [.. Visitor.OrderFields, ("Input.Seen", seen)]);
}
