using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Checkout;

/// <summary>A link that names goods: harmless for strangers, truthful about what is left, and made only where it can be opened.</summary>
public sealed class CartCopyTests : IAsyncDisposable
{
    private const string Share = "One order may have 2 at most of what is left, so that others get some too.";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_sold_out_or_is_gone_is_said_before_and_after()
    {
        var (teapot, sold, few) = (await IdAsync("harbour-teapot"), await IdAsync("night-garden"), await IdAsync("drift-iron-pot"));
        var path = $"/cart/copy/{teapot}x2-{sold}x1-{few}x5-99999x1";
        using var charlie = _site.Visit();

        var page = await charlie.GetAsync(path);
        Assert.All(["Sold out meanwhile.", Share, "One more product isn't sold any more."], words => Assert.Contains(words, page.Document.Body!.TextContent, StringComparison.Ordinal));
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));

        await charlie.PostAsync(path, []);
        var cart = await charlie.GetAsync("/cart");
        Assert.Equal(
            $"In your cart now: Harbour teapot, Drift cast-iron pot. Night garden has sold out. Drift cast-iron pot: {Share} One product isn't sold any more.", cart.Notice());

        // Again, and nothing is doubled.
        await charlie.PostAsync(path, []);
        Assert.Equal(["2", "2"], (await charlie.GetAsync("/cart")).Document.QuerySelectorAll("input.amount").Select(i => i.GetAttribute("value")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1x0")]
    [InlineData("99999x1")]
    public async Task A_link_without_goods_says_so_and_does_nothing(string goods)
    {
        using var charlie = _site.Visit();
        var page = await charlie.GetAsync("/cart/copy/" + goods);
        Assert.Equal((HttpStatusCode.NotFound, "There are no goods behind this link"), (page.Status, page.Document.QuerySelector("h1")!.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await charlie.PostAsync("/cart/copy/" + goods, [])).Status);
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Without_its_own_address_the_site_neither_promises_nor_sends_the_link()
    {
        await using var scene = await Scene.StartAsync(("environment", "Production"));
        using var shopper = scene.Site.Visit();
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        var cart = await shopper.GetAsync("/cart");
        Assert.DoesNotContain("phone", cart.Document.QuerySelector(".messenger-spot .offer")!.TextContent, StringComparison.Ordinal);
        var alice = new Talk(scene);
        scene.Sandbox.World.Events.OptIn(alice.Person, cart.Ref);
        await alice.AnsweredAsync();
        Assert.DoesNotContain("In your cart", Assert.Single(alice.Heard), StringComparison.Ordinal);
        using var bob = await scene.Site.MerchantAsync();
        Assert.Contains("set Site:PublicUrl", (await bob.GetAsync("/dashboard/texts?occasion=confirmation&scope=cart")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_merchants_own_text_keeps_the_promise_too_and_who_came_by_a_link_gets_no_goods()
    {
        await using var scene = await Scene.StartAsync(("Site:PublicUrl", "https://shop.example"));
        await scene.Site.ReadAsync(db =>
        {
            db.MessageTemplates.Add(new() { Occasion = Occasion.Confirmation, Scope = "cart", Text = "Ahoy." });
            return db.SaveChangesAsync(Cancel);
        });
        using var shopper = scene.Site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        scene.Sandbox.World.Events.OptIn(alice.Person, (await shopper.GetAsync("/cart")).Ref);
        await alice.AnsweredAsync();
        var id = await scene.Site.ReadAsync(db => db.Products.Where(p => p.Slug == "harbour-teapot").Select(p => p.Id).SingleAsync(Cancel));
        const string Before = "Ahoy.\n\nIn your cart:\n1 × Harbour teapot\nTo go on with it on your phone, or anywhere: https://shop.example";
        var heard = Assert.Single(alice.Heard);
        Assert.StartsWith(Before + "/go/", heard, StringComparison.Ordinal);
        Assert.Equal($"/cart/copy/{id}x1", (await shopper.GetAsync(heard[Before.Length..])).Location);
        Assert.Equal($"{Before}/cart/copy/{id}x1", Assert.Single(await alice.OutboxAsync()).Text); // As the merchant reads it.

        using var other = scene.Site.Visit();
        await other.AddToCartAsync("harbour-teapot");
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = (await other.GetAsync("/cart")).Ref });
        await bob.AnsweredAsync();
        Assert.DoesNotContain("teapot", Assert.Single(bob.Heard), StringComparison.OrdinalIgnoreCase);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<int> IdAsync(string slug) => _site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).Select(p => p.Id).SingleAsync(Cancel));
}
