using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Whether spots have plugins or links: by the setting, and by what browsers told.</summary>
public sealed class SpotServingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Auto", 0, 0, true)]
    [InlineData("Auto", 1, 0, true)]
    [InlineData("Auto", 2, 0, true)] // So few may be odd browsers.
    [InlineData("Auto", 3, 0, false)]
    [InlineData("Auto", 3, 1, true)] // Somebody's SDK has them.
    [InlineData("Sdk", 3, 0, true)]
    [InlineData("Link", 0, 5, false)]
    public async Task A_spot_has_plugins_unless_the_setting_or_every_browser_says_otherwise(string setting, int notInSdk, int drawn, bool expected)
    {
        await using SiteHost site = new([KeyValuePair.Create("Messenger:Plugins", (string?)setting)]);
        await TellAsync(site, DateOnly.FromDateTime(DateTime.UtcNow), notInSdk, drawn);
        using var alice = await VisitAsync(site, tries: false);

        var unasked = await alice.GetAsync(ShopPage.Teapot);
        await alice.ConsentAsync();
        var allowed = await alice.GetAsync(ShopPage.Teapot);

        Assert.Equal(expected, unasked.Document.QuerySelector(".consent") is not null);
        Assert.Equal(expected, allowed.Document.QuerySelector("meta[name=messenger-sdk]") is not null);
        Assert.Equal(expected, allowed.Document.QuerySelector(".fb-send-to-messenger") is not null);
        Assert.Equal(expected ? "loading" : "link", allowed.Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
        Assert.Contains("frame-src " + (expected ? "http" : "'none'"), allowed.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_week_browsers_try_again()
    {
        var clock = new ManualClock();
        await using SiteHost site = new(clock: clock);
        await TellAsync(site, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), 9, 0);
        using var alice = await VisitAsync(site, tries: false);
        await alice.ConsentAsync();
        Assert.Null((await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".fb-send-to-messenger"));

        clock.Advance(TimeSpan.FromDays(7));

        Assert.NotNull((await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".fb-send-to-messenger"));
    }

    [Fact]
    public async Task Nobody_alone_turns_the_plugins_off()
    {
        var clock = new ManualClock();
        await using SiteHost site = new(clock: clock);
        for (var day = 0; day < 2; day++)
        {
            using var charlie = site.Visit();
            await charlie.ConsentAsync();
            for (var n = 0; n < 3; n++)
            {
                using var told = await charlie.Http.PostAsync($"/messenger/report?spot={(await charlie.GetAsync(ShopPage.Teapot)).Spot}&outcome=not-in-sdk", null, Cancel);
                Assert.True(told.IsSuccessStatusCode);
            }

            clock.Advance(TimeSpan.FromDays(1));
        }

        using var alice = await VisitAsync(site, tries: false);
        await alice.ConsentAsync();
        Assert.NotNull((await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".fb-send-to-messenger"));
        Assert.Equal(2, await site.ReadAsync(db => db.SdkWitnesses.CountAsync(Cancel)));
    }

    [Fact]
    public async Task While_they_are_off_one_visitor_in_ten_tries_and_turns_them_on_again_for_all()
    {
        await using SiteHost site = new();
        await TellAsync(site, DateOnly.FromDateTime(DateTime.UtcNow), 9, 0);
        using var alice = await VisitAsync(site, tries: false);
        await alice.ConsentAsync();
        Assert.Null((await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".fb-send-to-messenger"));
        using var charlie = await VisitAsync(site, tries: true);
        Assert.NotNull((await charlie.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".consent"));
        await charlie.ConsentAsync();
        var page = await charlie.GetAsync(ShopPage.Teapot);
        Assert.NotNull(page.Document.QuerySelector(".fb-send-to-messenger"));

        using (var told = await charlie.Http.PostAsync($"/messenger/report?spot={page.Spot}&outcome=drawn", null, Cancel))
        {
            Assert.True(told.IsSuccessStatusCode);
        }

        Assert.NotNull((await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".fb-send-to-messenger"));
    }

    [Fact]
    public async Task That_a_plugin_was_drawn_is_to_be_told_once_a_day_or_two()
    {
        var clock = new ManualClock();
        await using SiteHost site = new(clock: clock);
        using var alice = site.Visit();
        await alice.ConsentAsync();
        Assert.True(await AsksAsync());
        using (var told = await alice.Http.PostAsync($"/messenger/report?spot={(await alice.GetAsync(ShopPage.Teapot)).Spot}&outcome=drawn", null, Cancel))
        {
            Assert.True(told.IsSuccessStatusCode);
        }

        Assert.False(await AsksAsync());
        clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await AsksAsync());

        async Task<bool> AsksAsync() => (await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".messenger-spot")!.GetAttribute("data-tell-drawn") == "yes";
    }

    /// <summary>So many client addresses told it, half of them the day before; and that one was drawn, so often.</summary>
    private static Task<int> TellAsync(SiteHost site, DateOnly day, int notInSdk, int drawn) => site.ReadAsync(db =>
    {
        db.PluginReports.AddRange(
            new[] { (PluginOutcome.NotInSdk, notInSdk), (PluginOutcome.Drawn, drawn) }.Where(told => told.Item2 > 0)
                .Select(told => new PluginReport { Day = day, Placement = Placement.Product, Outcome = told.Item1, Count = told.Item2 }));
        db.SdkWitnesses.AddRange(Enumerable.Range(0, notInSdk).Select(n => new SdkWitness { Day = day.AddDays(-(n % 2)), Address = [(byte)n] }));
        return db.SaveChangesAsync(Cancel);
    });

    /// <summary>Of a visitor who isn't one of those that try all the same, or who is one.</summary>
    private static async Task<Visitor> VisitAsync(SiteHost site, bool tries)
    {
        for (; ; )
        {
            var visitor = site.Visit();
            var spot = (await visitor.GetAsync(ShopPage.Teapot)).Spot;
            if (SdkReports.IsTriedBy(site.BrowserOf(spot), DateOnly.FromDateTime(site.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)) == tries)
            {
                return visitor;
            }

            visitor.Dispose();
        }
    }
}
