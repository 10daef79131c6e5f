using System.Net;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Campaigns;

public sealed class CampaignTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("links", EntryPoint.Link)]
    [InlineData("codes", EntryPoint.Code)]
    [InlineData("ads", EntryPoint.Ad)]
    [InlineData("plugins?plugin=message-us", EntryPoint.MessageUs)]
    [InlineData("plugins", EntryPoint.SendToMessenger)]
    public async Task A_campaign_is_made_for_its_door(string where, EntryPoint entryPoint)
    {
        using var bob = await _site.MerchantAsync();
        var campaign = await bob.MakeAsync(_site, where, "  Tea blog ");
        Assert.Equal(("Tea blog", entryPoint), (campaign.Name, campaign.EntryPoint));
        Assert.Matches("^c-tea-blog-[a-z2-9]{4}$", campaign.Key);
        Assert.Contains(campaign.Key, (await bob.GetAsync($"{Doors.Root}/campaigns/{campaign.Id}")).Text, StringComparison.Ordinal);
        Assert.NotNull((await bob.GetAsync(Doors.Root)).Document.QuerySelector($"a[href='{Doors.Root}/campaigns/{campaign.Id}']"));
    }

    [Theory]
    [InlineData("", "Give it a name")]
    [InlineData("   ", "Give it a name")]
    [InlineData("a\tb", "one line")]
    [InlineData("81", "at most 80")]
    public async Task A_name_that_will_not_do_is_said(string name, string sentence)
    {
        name = name == "81" ? new string('n', 81) : name;
        using var bob = await _site.MerchantAsync();
        var kept = await bob.MakeAsync(_site);
        foreach (var path in (string[])["links", "codes", "ads", "plugins", $"campaigns/{kept.Id}?handler=rename"])
        {
            var reply = await bob.PostAsync($"{Doors.Root}/{path}", [("name", name)], from: "/dashboard/deliveries");
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            Assert.Contains(sentence, reply.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("Autumn flyer", Assert.Single(await _site.ReadAsync(db => db.Campaigns.Select(c => c.Name).ToListAsync(Cancel))));
    }

    [Fact]
    public async Task A_campaign_is_renamed_put_away_and_taken_out_again()
    {
        using var bob = await _site.MerchantAsync();
        var made = await bob.MakeAsync(_site);
        var path = $"{Doors.Root}/campaigns/{made.Id}";
        Assert.Equal("Renamed. Its link and short address stay as they are.", (await bob.PressAsync(path + "?handler=rename", ("name", "Winter flyer"))).Notice());
        Assert.Contains("go on working", (await bob.PressAsync(path + "?handler=putAway")).Notice(), StringComparison.Ordinal);
        var away = await _site.ReadAsync(db => db.Campaigns.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal(("Winter flyer", made.Key, made.Code), (away.Name, away.Key, away.Code));
        Assert.NotNull(away.ArchivedAt);
        Assert.NotNull((await bob.GetAsync($"{Doors.Root}/links")).Document.QuerySelector(".badge"));
        await bob.PressAsync(path + "?handler=takeOut");
        Assert.Null((await _site.ReadAsync(db => db.Campaigns.AsNoTracking().SingleAsync(Cancel))).ArchivedAt);
    }

    [Fact]
    public async Task What_came_is_counted_at_its_door_and_campaign_and_in_its_time()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var session = await _site.ReadAsync(db => db.CheckoutSessions.Select(s => s.Id).SingleAsync(Cancel));
        using var bob = await _site.MerchantAsync();
        var campaign = await bob.MakeAsync(_site);
        await _site.ArriveAsync("1", EntryPoint.Link, campaign.Id, sessionId: session);
        await _site.ArriveAsync("1", EntryPoint.Link, campaign.Id, sessionId: session);
        await _site.ArriveAsync("2", EntryPoint.Link, campaign.Id);
        await _site.ArriveAsync("3", EntryPoint.Link, campaign.Id, at: DateTimeOffset.UtcNow.AddDays(-40));
        await _site.ArriveAsync("3", EntryPoint.Unknown);
        await alice.OrderAsync();

        var page = await bob.GetAsync(Doors.Root);
        Assert.Equal(EntryPointRules.All.Count, page.Document.QuerySelectorAll("table.doors tbody tr").Length);
        var door = page.Document.QuerySelector("tr[data-door=Link]")!;
        Assert.Equal(("3", "2", "1", "€64.00"), (door.Cell("Visits"), door.Cell("People"), door.Cell("Orders"), door.Cell("Value")));
        var row = page.Document.QuerySelector("table.campaigns tbody tr")!;
        Assert.Equal(("3", "2", "1", "€64.00", "0"), (row.Cell("Visits"), row.Cell("People"), row.Cell("Orders"), row.Cell("Value"), row.Cell("Opened")));
        Assert.Equal("4", (await bob.GetAsync(Doors.Root + "?days=90")).Document.QuerySelector("tr[data-door=Link]")!.Cell("Visits"));
        Assert.Equal("3", (await bob.GetAsync(Doors.Root + "?days=4711")).Document.QuerySelector("tr[data-door=Link]")!.Cell("Visits"));

        var own = await bob.GetAsync($"{Doors.Root}/campaigns/{campaign.Id}");
        Assert.Equal(4, own.Document.QuerySelectorAll("table.visits tbody tr").Length);
        Assert.NotNull(own.Document.QuerySelector("table.visits a[href='/dashboard/conversations/1']"));
        Assert.NotNull(own.Document.QuerySelector($"table.visits a[href='/dashboard/sessions/{session}']"));
        Assert.Equal("3", Assert.Single((await bob.GetAsync($"{Doors.Root}/unnamed")).Document.QuerySelectorAll("table.visits tbody td a")).TextContent);
    }

    [Fact]
    public async Task No_name_becomes_markup()
    {
        using var bob = await _site.MerchantAsync();
        const string Evil = "<x-evil onload=alert(1)>'\"&";
        var campaign = await bob.MakeAsync(_site, "codes", Evil);
        await bob.MakeAsync(_site, "plugins", Evil);
        await _site.ArriveAsync(Evil, EntryPoint.Ad, campaign.Id, adId: "7");
        foreach (var path in (string[])["", "/codes", "/ads", $"/campaigns/{campaign.Id}", $"/codes/{campaign.Id}", $"/codes/{campaign.Id}/sheet?heading={Uri.EscapeDataString(Evil)}", "/plugins?place=elsewhere&campaign=2"])
        {
            var page = await bob.GetAsync(Doors.Root + path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("x-evil, [onload]"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/plugins")]
    [InlineData("/links")]
    [InlineData("/codes")]
    [InlineData("/ads")]
    [InlineData("/unnamed")]
    [InlineData("/campaigns/1")]
    [InlineData("/codes/1")]
    [InlineData("/codes/1/sheet")]
    [InlineData("/codes/1/qr.svg")]
    [InlineData("/codes/1/qr.png")]
    public async Task Nobody_looks_without_signing_in_and_nothing_is_there_by_chance(string path)
    {
        using (var stranger = _site.Visit())
        {
            var reply = await stranger.GetAsync(Doors.Root + path);
            Assert.Equal(HttpStatusCode.Redirect, reply.Status);
            Assert.Contains("/account/sign-in", reply.Location, StringComparison.Ordinal);
        }

        using var bob = await _site.MerchantAsync();
        Assert.Equal(path.Contains('1', StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await bob.GetAsync(Doors.Root + path)).Status);
    }

    [Fact]
    public async Task Looking_makes_nothing()
    {
        using var bob = await _site.MerchantAsync();
        foreach (var path in (string[])["", "/plugins?place=elsewhere&name=x", "/links?name=x", "/codes", "/ads", "/unnamed"])
        {
            await bob.GetAsync(Doors.Root + path);
        }

        Assert.Equal(0, await _site.ReadAsync(db => db.Campaigns.CountAsync(Cancel)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
