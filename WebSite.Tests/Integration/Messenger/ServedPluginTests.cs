using AngleSharp.Dom;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Messenger;

public class ServedPluginTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private SiteHost Site => shared.Site;

    [Fact]
    public async Task Every_placement_is_served_with_its_attributes_and_a_ref_for_it()
    {
        using var alice = Site.Visit();
        var teapot = await Site.ReadAsync(db => db.Products.Where(p => p.Slug == "harbour-teapot").Select(p => (uint)p.Id).SingleAsync(TestContext.Current.CancellationToken));
        var product = await alice.GetAsync("/products/harbour-teapot");
        await alice.AddToCartAsync("harbour-teapot");
        var cart = await alice.GetAsync("/cart");
        var checkout = await alice.GetAsync("/checkout");
        var thanks = await alice.GetAsync((await alice.OrderAsync()).Location!);

        AssertSend(product, "blue", "large", null);
        AssertAsk(product, "blue", "standard");
        AssertSend(cart, "white", "large", null);
        AssertSend(checkout, "white", "standard", null);
        AssertAsk(checkout, "white", "standard");
        AssertSend(thanks, "blue", "xlarge", "SEND_ME_UPDATES");
        AssertAsk(thanks, "blue", "standard");

        var refs = new[] { product, cart, checkout, thanks }.Select(p => Site.Read(p.Ref)).ToList();
        Assert.Equal([Placement.Product, Placement.Cart, Placement.Checkout, Placement.ThankYou], refs.Select(r => r.Spot()));
        Assert.Equal([teapot, 0u, 0u, 0u], refs.Select(r => r.Subject));
        Assert.Single(refs.Select(r => (r.SessionToken, r.Browser)).Distinct());
        var session = await Site.ReadAsync(db => db.CheckoutSessions.Include(s => s.Order).SingleAsync(s => s.Token == refs[0].SessionToken, TestContext.Current.CancellationToken));
        Assert.NotNull(session.Order);
        Assert.Equal(session.Token, refs[3].SessionToken);
    }

    [Fact]
    public async Task Each_door_of_a_spot_has_a_ref_of_its_own_for_the_same_session()
    {
        using var alice = Site.Visit();
        var page = await alice.GetAsync("/products/harbour-teapot");
        var send = Site.Read(page.Document.QuerySelector(".fb-send-to-messenger")!.GetAttribute("data-ref")!);
        var ask = Site.Read(page.Document.QuerySelector(".fb-messengermessageus")!.GetAttribute("ref")!);
        var link = Site.Read(page.LinkRef);
        Assert.Equal((EntryPoint.SendToMessenger, EntryPoint.MessageUs, EntryPoint.Link), (send.Door, ask.Door, link.Door));
        Assert.Equal((send, send), (ask with { Door = send.Door }, link with { Door = send.Door }));
        Assert.All(page.Document.QuerySelectorAll(".messenger-spot:not(.quiet) a[data-link]"), a => Assert.Equal("https://m.me/kettleandkin?ref=" + page.LinkRef, a.GetAttribute("href")));
        Assert.Equal("/messenger/qr/" + page.Spot, page.Document.QuerySelector(".scan img")!.GetAttribute("src"));
    }

    [Fact]
    public async Task Every_view_has_a_ref_of_its_own_that_lasts_a_day()
    {
        using var alice = Site.Visit();
        var first = (await alice.GetAsync("/products/harbour-teapot")).Ref;
        var second = (await alice.GetAsync("/products/harbour-teapot")).Ref;
        Assert.NotEqual(first, second);
        Assert.Equal(Site.Read(first).SessionToken, Site.Read(second).SessionToken);
        Assert.InRange(Site.Read(second).ExpiresAt - DateTimeOffset.UtcNow, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    private static void AssertSend(WebReply page, string color, string size, string? text) =>
        AssertPlugin(Assert.Single(page.Document.QuerySelectorAll("div.fb-send-to-messenger")), page.Ref, "data-ref", color, size, text);

    private static void AssertAsk(WebReply page, string color, string size) =>
        AssertPlugin(Assert.Single(page.Document.QuerySelectorAll("div.fb-messengermessageus")), page.MessageUsRef, "ref", color, size, null);

    private static void AssertPlugin(IElement plugin, string text, string attribute, string color, string size, string? cta)
    {
        Assert.Equal((Settings.AppId, Settings.PageId), (plugin.GetAttribute("messenger_app_id"), plugin.GetAttribute("page_id")));
        Assert.Equal((text, color, size, cta), (plugin.GetAttribute(attribute), plugin.GetAttribute("color"), plugin.GetAttribute("size"), plugin.GetAttribute("cta_text")));
    }
}
