using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Checkout;

/// <summary>A session id is no secret (merchants and logs have it): who has it without the browser's key is a stranger.</summary>
public sealed class OwnershipTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_with_the_session_token_neither_sees_nor_changes_the_cart()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var token = _site.Read((await alice.GetAsync("/cart")).Ref).SessionToken;
        using var charlie = Thief(alice);

        Assert.Contains("nothing in it", (await charlie.GetAsync("/cart")).Text, StringComparison.Ordinal);
        Assert.Equal("/Cart", (await charlie.GetAsync("/checkout")).Location, ignoreCase: true);
        await charlie.PostAsync("/cart?handler=Set", [("productId", "2"), ("quantity", "7")]);
        await charlie.AddToCartAsync("harbour-teapot", 5);
        await charlie.PostAsync("/checkout", Visitor.OrderFields);

        Assert.Equal("1", (await alice.GetAsync("/cart")).Document.QuerySelector("#q-harbour-teapot")!.GetAttribute("value"));
        Assert.Equal(2, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(s => s.Token == token && s.Order != null, Cancel)));
    }

    [Fact]
    public async Task A_stranger_with_the_session_token_learns_nothing_of_its_opt_ins()
    {
        using var alice = _site.Visit();
        var (pluginRef, spot) = await alice.GetAsync("/products/harbour-teapot") is var shown ? (shown.Ref, shown.Spot) : default;
        await _site.DeliverAsync(OptIn(pluginRef), OptIn(pluginRef, psid: Charlie));
        Assert.Equal("""{"state":"conflict"}""", (await alice.GetAsync("/messenger/connection?spot=" + spot)).Text);
        using var charlie = Thief(alice);

        var page = await charlie.GetAsync("/products/harbour-teapot");
        Assert.Equal("consent", page.Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
        Assert.NotEqual("""{"state":"conflict"}""", (await charlie.GetAsync("/messenger/connection?spot=" + page.Spot)).Text);
        Assert.Empty((await charlie.GetAsync("/messenger/choose?spot=" + page.Spot)).Document.QuerySelectorAll("button[name=optIn]"));
        var chosen = await charlie.PostAsync("/messenger/choose", [("spot", page.Spot), ("optIn", "2")]);

        Assert.Equal(HttpStatusCode.NotFound, chosen.Status);
        var session = await _site.ReadAsync(db => db.CheckoutSessions.SingleAsync(Cancel));
        Assert.Equal((Connection.Conflict, null), (session.Connection, session.ChosenOptInId));
    }

    [Fact]
    public async Task The_connection_is_for_the_spots_browser_only()
    {
        using var alice = _site.Visit();
        using var charlie = _site.Visit();
        var (pluginRef, spot) = await alice.GetAsync("/products/harbour-teapot") is var shown ? (shown.Ref, shown.Spot) : default;
        Assert.Equal("""{"state":"none"}""", (await alice.GetAsync("/messenger/connection?spot=" + spot)).Text);

        await charlie.GetAsync("/products/harbour-teapot");
        using var nobody = _site.Visit();
        foreach (var visitor in new[] { charlie, nobody })
        {
            foreach (var path in new[] { "/messenger/connection", "/messenger/connection/live" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{path}?spot={spot}")).Status);
            }
        }

        foreach (var path in new[] { "/messenger/connection", "/messenger/connection?spot=", "/messenger/connection/live?spot=x", "/messenger/connection?spot=" + pluginRef })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task The_shopper_resolves_a_conflict_with_one_of_the_sessions_own_people()
    {
        using var alice = _site.Visit();
        var (pluginRef, spot) = await alice.GetAsync("/products/harbour-teapot") is var shown ? (shown.Ref, shown.Spot) : default;
        await _site.DeliverAsync(OptIn(pluginRef), OptIn(pluginRef, psid: Charlie), OptIn(_site.RefFor(Minted.Shopper())));

        Assert.Equal(HttpStatusCode.NotFound, (await alice.PostAsync("/messenger/choose", [("spot", spot), ("optIn", "3")])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await alice.PostAsync("/messenger/choose", [("spot", spot), ("optIn", "2")])).Status);

        Assert.Equal("""{"state":"connected"}""", (await alice.GetAsync("/messenger/connection?spot=" + spot)).Text);
        await _site.DeliverAsync(OptIn(pluginRef, Now + 500, "5"));
        Assert.Equal("""{"state":"connected"}""", (await alice.GetAsync("/messenger/connection?spot=" + spot)).Text);
    }

    [Fact]
    public async Task The_thank_you_page_keeps_goods_name_address_and_offer_for_the_browser_that_ordered()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var path = (await alice.OrderAsync()).Location!;
        var hers = await alice.GetAsync(path);
        Assert.Contains("Harbour Street 12", hers.Text, StringComparison.Ordinal);
        Assert.NotNull(hers.Document.QuerySelector(".fb-send-to-messenger"));

        using var charlie = _site.Visit();
        await charlie.GetAsync("/products/harbour-teapot");
        using var nobody = _site.Visit();
        foreach (var visitor in new[] { charlie, nobody, Thief(alice) })
        {
            var page = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotNull(page.Document.QuerySelector("[aria-current=step]"));
            Assert.All(["Alice", "alice@", "Harbour Street", "Turku", "teapot", "64.00", "fb-send-to", "fb-messenger", "data-ref", "data-spot"], secret =>
                Assert.DoesNotContain(secret, page.Text, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync("/orders/" + new string('0', 32))).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>A browser that names Alice's session, with a key of its own.</summary>
    private Visitor Thief(Visitor alice)
    {
        var bytes = Base64Url.DecodeFromChars(alice.Shopper);
        return new(_site) { Shopper = Base64Url.EncodeToString([.. bytes[..16], .. RandomNumberGenerator.GetBytes(16)]) };
    }
}
