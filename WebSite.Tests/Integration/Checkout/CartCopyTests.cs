using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Checkout;
using WebSite.Model;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Checkout;

/// <summary>A link that names goods: harmless for strangers, truthful about what is left, and made only where it can be opened.</summary>
public sealed class CartCopyTests : IAsyncDisposable
{
    private const string Share = "2 at most per order: there are only 3 left.";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_sold_out_or_is_gone_is_said_before_and_after()
    {
        var (teapot, sold, few) = (await IdAsync("harbour-teapot"), await IdAsync("night-garden"), await IdAsync("drift-iron-pot"));
        var path = Links.PathOf($"{teapot}x2-{sold}x1-{few}x5-99999x1");
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

    [Fact]
    public async Task Of_many_goods_a_few_are_named_and_a_hidden_one_is_gone()
    {
        var ids = await _site.ReadAsync(db => db.Products.Where(p => p.Stock > 1).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Cancel));
        var hidden = await _site.ReadAsync(db => db.Products.Where(p => p.Id == ids[0]).Select(p => p.Name).SingleAsync(Cancel));
        await _site.ReadAsync(db => db.Products.Where(p => p.Id == ids[0]).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsHidden, true), Cancel));
        var path = Links.PathOf(string.Join('-', ids.Select(id => $"{id}x1")));
        using var charlie = _site.Visit();

        Assert.DoesNotContain(hidden, (await charlie.GetAsync(path)).Text, StringComparison.Ordinal);
        await charlie.PostAsync(path, []);
        var notice = (await charlie.GetAsync("/cart")).Notice()!;
        Assert.EndsWith($", and {ids.Count - 6} more. One product isn't sold any more.", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_without_goods_says_so_and_does_nothing()
    {
        var path = Links.PathOf("99999x1");
        await SaysAsync(path, HttpStatusCode.NotFound, "There are no goods behind this link");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1x1")] // As links were before they were encrypted: anybody can write one.
    public async Task What_this_site_did_not_make_names_nothing(string code) => await SaysAsync("/cart/copy/" + code, HttpStatusCode.NotFound, "This link isn't whole");

    [Fact]
    public async Task Whatever_is_changed_in_a_link_it_is_none_any_more()
    {
        var path = Links.PathOf($"{await IdAsync("harbour-teapot")}x2");
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            var at = random.Next("/cart/copy/".Length, path.Length - 1);
            var changed = $"{path[..at]}{(path[at] == 'A' ? 'B' : 'A')}{path[(at + 1)..]}";
            Assert.False(Links.Read(changed["/cart/copy/".Length..]).IsOurs, changed);
        }

        await SaysAsync(path[..^3], HttpStatusCode.NotFound, "This link isn't whole");
    }

    [Fact]
    public async Task A_link_ends_and_one_from_before_they_were_encrypted_leads_on_from_its_message()
    {
        var id = await IdAsync("harbour-teapot");
        var old = Links.Follow($"/cart/copy/{id}x2", DateTimeOffset.UtcNow.AddDays(-31));
        await SaysAsync(old, HttpStatusCode.Gone, "This link has ended");
        Assert.Equal([(id, 2)], Links.Read(Links.Follow($"/cart/copy/{id}x2", DateTimeOffset.UtcNow.AddDays(-29))["/cart/copy/".Length..]).Goods);
        Assert.Equal("/products/oak-tray", Links.Follow("/products/oak-tray", DateTimeOffset.UtcNow));
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
        Assert.EndsWith("In your cart:\n1 × Harbour teapot", Assert.Single(alice.Heard), StringComparison.Ordinal);
        using var bob = await scene.Site.MerchantAsync();
        Assert.Contains("set Site:PublicUrl", (await bob.GetAsync("/dashboard/texts?occasion=cartkept")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_merchants_own_text_keeps_the_promise_too_and_who_came_by_a_link_gets_no_goods()
    {
        await using var scene = await Scene.StartAsync(("Site:PublicUrl", "https://shop.example"));
        await scene.Site.ReadAsync(db =>
        {
            db.MessageTemplates.Add(new() { Occasion = Occasion.CartKept, Scope = "", Text = "Ahoy." });
            return db.SaveChangesAsync(Cancel);
        });
        using var shopper = scene.Site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        scene.Sandbox.World.Events.OptIn(alice.Person, (await shopper.GetAsync("/cart")).Ref);
        await alice.AnsweredAsync();
        var id = await scene.Site.ReadAsync(db => db.Products.Where(p => p.Slug == "harbour-teapot").Select(p => p.Id).SingleAsync(Cancel));
        const string Before = "Ahoy.\n\nIn your cart:\n1 × Harbour teapot\nTo go on with it on your phone, or anywhere, for 30 days: https://shop.example";
        var heard = Assert.Single(alice.Heard);
        Assert.StartsWith(Before + "/go/", heard, StringComparison.Ordinal);
        var path = (await shopper.GetAsync(heard[Before.Length..])).Location!;
        Assert.Equal([(id, 1)], scene.Site.Services.GetRequiredService<CartLinks>().Read(path["/cart/copy/".Length..]).Goods);
        Assert.Equal(Before + path, Assert.Single(await alice.OutboxAsync()).Text); // As the merchant reads it.

        using var other = scene.Site.Visit();
        await other.AddToCartAsync("harbour-teapot");
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = (await other.GetAsync("/cart")).Ref });
        await bob.AnsweredAsync();
        Assert.DoesNotContain("teapot", Assert.Single(bob.Heard), StringComparison.OrdinalIgnoreCase);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private CartLinks Links => _site.Services.GetRequiredService<CartLinks>();

    /// <summary>The page of a link, and what it does: nothing.</summary>
    private async Task SaysAsync(string path, HttpStatusCode status, string heading)
    {
        using var charlie = _site.Visit();
        var page = await charlie.GetAsync(path);
        Assert.Equal((status, heading), (page.Status, page.Document.QuerySelector("h1")!.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await charlie.PostAsync(path, [])).Status);
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
    }

    private Task<int> IdAsync(string slug) => _site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).Select(p => p.Id).SingleAsync(Cancel));
}
