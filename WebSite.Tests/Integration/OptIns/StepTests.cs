using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Browsers tell how far spots came: it is counted, and never more than once, of nobody else's spot, and without anybody's identity.</summary>
public sealed class StepTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public StepTests() => _site = new([KeyValuePair.Create("Limits:StepsOfASession", (string?)"3")], clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_counted_by_everything_that_a_spot_is_told_by()
    {
        using var alice = _site.Visit();
        alice.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148");
        await alice.ConsentAsync();
        await alice.LookAsync("served,seen,send-drawn,ask-drawn");
        await alice.LookAsync("served,seen,send-drawn,send-clicked");

        const string Both = "Served 2, Seen 2, Drawn 2, Clicked 1";
        Assert.Equal(Both, await _site.StepsAsync());
        Assert.Equal(Both, await _site.StepsAsync(Dimension.Placement, "product"));
        Assert.Equal(Both, await _site.StepsAsync(Dimension.WebPage, ShopPage.Teapot));
        Assert.Equal(Both, await _site.StepsAsync(Dimension.Style, "blue large"));
        Assert.Equal(Both, await _site.StepsAsync(Dimension.Device, "phone"));
        Assert.Equal("Drawn 2, Clicked 1", await _site.StepsAsync(Dimension.EntryPoint, "1"));
        Assert.Equal("Drawn 1", await _site.StepsAsync(Dimension.EntryPoint, "2"));
    }

    [Fact]
    public async Task Nothing_counts_twice_in_whatever_order_and_spelling_it_is_told_again()
    {
        using var alice = _site.Visit();
        var spot = (await alice.LookAsync("served,link-shown")).Spot;
        foreach (var (key, signs) in new[] { (spot, "served,link-shown"), (spot + "=", "seen"), (spot, "seen,served"), (spot, "link-clicked"), (spot + "==", "link-clicked") })
        {
            Assert.Equal(HttpStatusCode.NoContent, await alice.TellAsync(key, signs));
        }

        Assert.Equal(HttpStatusCode.NoContent, await alice.BeaconAsync($"{spot} served\n{spot} served\n{spot} seen"));
        Assert.Equal("Served 1, Seen 1, Linked 1, Clicked 1", await _site.StepsAsync());
    }

    [Fact]
    public async Task Another_browsers_spot_is_nobodys()
    {
        using var alice = _site.Visit();
        var hers = (await alice.GetAsync(ShopPage.Teapot)).Spot;
        using var charlie = _site.Visit();
        Assert.Equal(HttpStatusCode.NotFound, await charlie.TellAsync(hers, "served"));
        var own = (await charlie.GetAsync(ShopPage.Teapot)).Spot;
        Assert.Equal(HttpStatusCode.NotFound, await charlie.TellAsync(hers, "served"));
        Assert.Equal(HttpStatusCode.NoContent, await charlie.BeaconAsync($"{own} served\n{hers} served,seen"));
        Assert.Equal(HttpStatusCode.NotFound, await charlie.TellAsync((await alice.GetAsync(ShopPage.Teapot)).LinkRef, "served")); // A ref is no key.
        Assert.Equal("Served 1", await _site.StepsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{spot}")]
    [InlineData("{spot} ")]
    [InlineData("{spot} opted-in")] // Of that the plugin tells, and the hint.
    [InlineData("{spot} Served")]
    [InlineData("{spot} served,ordered")]
    [InlineData("{spot} served seen")]
    [InlineData("{spot} served\n")]
    [InlineData("{spot} served\n{spot} served\n{spot} served\n{spot} served\n{spot} served")]
    [InlineData("{spot} served\nx\u0000\ufffd")]
    public async Task What_the_script_does_not_write_counts_nothing(string body)
    {
        using var alice = _site.Visit();
        var spot = (await alice.GetAsync(ShopPage.Teapot)).Spot;
        Assert.Equal(HttpStatusCode.BadRequest, await alice.BeaconAsync(body.Replace("{spot}", spot, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, await alice.BeaconAsync($"{spot} served" + new string(',', 1000)));
        Assert.Equal("", await _site.StepsAsync());
    }

    [Fact]
    public async Task Without_consent_there_is_no_plugin_and_nothing_it_could_tell()
    {
        using var alice = _site.Visit();
        await alice.LookAsync("served,seen,send-drawn,send-clicked,ask-clicked,link-shown");
        Assert.Equal("Served 1, Seen 1, Linked 1", await _site.StepsAsync());
        Assert.Equal("Served 1, Seen 1, Linked 1", await _site.StepsAsync(Dimension.Style, "link"));

        // Nor is there one in a spot that was served before it.
        var before = (await alice.GetAsync(ShopPage.Teapot)).Spot;
        await alice.ConsentAsync();
        await alice.TellAsync(before, "send-clicked");
        Assert.Equal("Served 1, Seen 1, Linked 1", await _site.StepsAsync());
    }

    [Fact]
    public async Task A_session_is_heard_of_some_spots_a_day_and_others_go_on()
    {
        using var alice = _site.Visit();
        for (var n = 0; n < 6; n++)
        {
            await alice.LookAsync("served");
        }

        using var charlie = _site.Visit();
        await charlie.LookAsync("served");
        Assert.Equal("Served 4", await _site.StepsAsync());
        _clock.Advance(TimeSpan.FromDays(2));
        await alice.LookAsync("served");
        await alice.LookAsync("served");
        Assert.Equal("Served 6", await _site.StepsAsync());
    }

    [Fact]
    public async Task A_spot_of_yesterday_tells_no_more()
    {
        using var alice = _site.Visit();
        var spot = (await alice.LookAsync("served")).Spot;
        _clock.Advance(TimeSpan.FromHours(23));
        await alice.TellAsync(spot, "seen");
        _clock.Advance(TimeSpan.FromHours(2));
        await alice.TellAsync(spot, "served,link-clicked");
        Assert.Equal("Served 1, Seen 1", await _site.StepsAsync());
    }

    [Fact]
    public async Task The_plugins_opt_in_counts_with_its_hint()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var spot = (await alice.LookAsync("served")).Spot;
        for (var n = 0; n < 2; n++)
        {
            using var hinted = await alice.Http.PostAsync("/messenger/hint?spot=" + spot, null, Cancel);
            Assert.Equal(HttpStatusCode.NoContent, hinted.StatusCode);
        }

        Assert.Equal("Served 1, Seen 1, Drawn 1, Clicked 1, OptedIn 1", await _site.StepsAsync());
        Assert.True(await _site.ReadAsync(db => db.BrowserHints.AnyAsync(h => h.Mark != 0, Cancel)));
    }

    [Fact]
    public async Task Nothing_of_the_shopper_is_kept()
    {
        using var alice = _site.Visit();
        var page = await alice.LookAsync("served,seen,link-clicked");
        Assert.NotEqual("", await _site.StepsAsync());
        Assert.Empty(await _site.ColumnsWithAsync(page.Spot));
        Assert.Empty(await _site.ColumnsWithAsync("127.0.0."));
        Assert.Equal((0, 0), await _site.ReadAsync(async db => (await db.CheckoutSessions.CountAsync(Cancel), await db.BrowserHints.CountAsync(Cancel))));
    }

    [Fact]
    public async Task Every_ref_of_a_spot_carries_its_button_and_device()
    {
        using var alice = _site.Visit();
        alice.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64)");
        var link = await alice.GetAsync(ShopPage.Teapot);
        Assert.Equal(new SpotMark(Device.Desktop, SpotStyle.Link).Value, _site.Read(link.LinkRef).Mark);
        await alice.ConsentAsync();
        var plugin = await alice.GetAsync(ShopPage.Teapot);
        Assert.All([plugin.Ref, plugin.MessageUsRef, plugin.LinkRef], text => Assert.Equal("blue large", SpotMark.Read(_site.Read(text).Mark)!.Value.Style.Name));
        Assert.All([plugin.Ref, plugin.MessageUsRef, plugin.LinkRef], text => Assert.Equal(Device.Desktop, SpotMark.Read(_site.Read(text).Mark)!.Value.Device));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
