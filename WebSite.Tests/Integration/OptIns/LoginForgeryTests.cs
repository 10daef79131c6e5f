using System.Net;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Nobody makes a login say something else: not with another's code, state, cookie or browser, nor by a delivery.</summary>
public sealed class LoginForgeryTests : LoginCase
{
    [Fact]
    public async Task Another_persons_code_is_worth_nothing_with_ones_own_state()
    {
        using var mallory = Scene.Site.Visit();
        var theirs = await LoginVisit.BeginAsync(mallory, await OrderAsync(mallory));
        var stolen = (await LoginVisit.BeginAsync(Shopper, OrderPage)).Code(World, Alice); // As a proxy's log has it, before Alice's browser used it.

        Assert.StartsWith(NotConfirmed, await theirs.ReturnAsync(mallory, stolen), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        var cookie = Shopper.Cookie("login")!;
        var code = login.Code(World, Alice);
        Assert.StartsWith(Connected, await login.ReturnAsync(Shopper, code), StringComparison.Ordinal);
        Assert.Null(Shopper.Cookie("login"));

        Assert.StartsWith(NotHere, await login.ReturnAsync(Shopper, code), StringComparison.Ordinal);
        Shopper.Put("login", cookie); // Who keeps it all the same has a code that was used.
        Assert.StartsWith(NotConfirmed, await login.ReturnAsync(Shopper, code), StringComparison.Ordinal);
        await Scene.Site.SettledAsync();
        Assert.Equal(1, Assert.Single(await Scene.OptInsAsync()).ClickCount);
    }

    [Fact]
    public async Task A_state_of_another_browser_connects_nobody()
    {
        using var mallory = Scene.Site.Visit();
        await OrderAsync(mallory);
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        var code = login.Code(World, Bob);

        Assert.StartsWith(NotHere, await login.ReturnAsync(mallory, code), StringComparison.Ordinal);
        mallory.Put("login", Shopper.Cookie("login")!); // Even with the cookie: it isn't the browser that the state names.
        Assert.StartsWith(NotHere, await login.ReturnAsync(mallory, code), StringComparison.Ordinal);
        await NothingAsync();

        Assert.StartsWith(Connected, await login.ReturnAsync(Shopper, code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_state_or_its_cookie_a_login_says_nothing()
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        var code = login.Code(World, Alice);
        Assert.StartsWith(NotHere, await LoginVisit.ReturnAsync(Shopper, ("code", code)), StringComparison.Ordinal);

        login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        Assert.StartsWith(NotHere, await login.ReturnAsync(Shopper, code, state: login.State[..^1] + (login.State[^1] == 'A' ? 'B' : 'A')), StringComparison.Ordinal);
        Assert.StartsWith(NotHere, await login.ReturnAsync(Shopper, login.Code(World, Alice)), StringComparison.Ordinal); // The cookie went with the first that came back.

        var first = await LoginVisit.BeginAsync(Shopper, OrderPage);
        await LoginVisit.BeginAsync(Shopper, OrderPage);
        Assert.StartsWith(NotHere, await first.ReturnAsync(Shopper, first.Code(World, Alice)), StringComparison.Ordinal); // Only the last that was begun counts.

        var spot = (await Shopper.GetAsync(OrderPage)).Spot;
        login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        Shopper.Put("login", $"{spot}.x"); // A key of the site's own is no state.
        Assert.StartsWith(NotHere, await login.ReturnAsync(Shopper, login.Code(World, Alice), state: spot), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Theory]
    [InlineData(14, Connected)]
    [InlineData(16, NotHere)]
    public async Task A_login_has_a_quarter_of_an_hour(int minutes, string sentence)
    {
        ManualClock clock = new();
        await using var scene = await Scene.StartAsync(clock);
        using var visitor = scene.Site.Visit();
        var login = await LoginVisit.BeginAsync(visitor, await OrderAsync(visitor));
        clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.StartsWith(sentence, await login.ReturnAsync(visitor, login.Code(scene.Sandbox.World, scene.Sandbox.World.People.Find(Talk.Alice)!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_begins_only_in_the_spots_own_browser_and_leads_back_to_the_sites_own_address()
    {
        var path = (await Shopper.GetAsync(OrderPage)).Document.QuerySelector(".login a")!.GetAttribute("href")!;
        using var mallory = Scene.Site.Visit();
        await OrderAsync(mallory);
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.GetAsync(path)).Status);
        Assert.Null(mallory.Cookie("login"));

        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "evil.example" } };
        using var reply = await Shopper.Http.SendAsync(request, Cancel);
        Assert.Contains(Uri.EscapeDataString($"{Scene.Site.Address}messenger/login/back"), reply.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["no-referrer"], reply.Headers.GetValues("Referrer-Policy"));
    }

    [Fact]
    public async Task A_delivery_that_tells_of_a_login_brings_nothing_whatever_it_says()
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        foreach (var text in new[] { "", login.State })
        {
            World.Wire.Trigger(null, "optin", new() { ["optin"] = new JsonObject { ["login_id"] = LoginIds.Of(Bob, World), ["ref"] = text } });
        }

        await Scene.Until(async () => (await Scene.Site.EventsAsync()).Count == 2);
        await Scene.Site.SettledAsync();
        Assert.Empty(await Scene.OptInsAsync());
        Assert.All(await Scene.Site.EventsAsync(), one => Assert.Contains("the site has seen for itself", one.Row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_can_not_have_Facebook_asked_without_end()
    {
        await using var scene = await Scene.StartAsync(("Limits:Logins", "2"));
        using var visitor = scene.Site.Visit();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/messenger/login/back?code=x&state=y")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.GetAsync("/messenger/login/back?code=x&state=y")).Status);
    }
}
