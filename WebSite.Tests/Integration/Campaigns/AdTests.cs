using System.Net;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Campaigns;

public sealed class AdTests : IAsyncDisposable
{
    private const string Name = Doors.Root + "/ads?handler=name";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Naming_an_ad_makes_its_campaign_and_counts_who_came_before()
    {
        using var bob = await _site.MerchantAsync();
        await _site.ArriveAsync("1", EntryPoint.Ad, adId: "777");
        await _site.ArriveAsync("2", EntryPoint.Ad, adId: "777");
        await _site.ArriveAsync("2", EntryPoint.Ad, adId: "778");

        var page = await bob.PressAsync(Name, ("adId", "777"), ("adName", "Kettles in spring"));

        Assert.Contains("counted to its campaign", page.Notice(), StringComparison.Ordinal);
        var campaign = await _site.ReadAsync(db => db.Campaigns.SingleAsync(Cancel));
        Assert.Equal(("Kettles in spring", "777", EntryPoint.Ad), (campaign.Name, campaign.AdId, campaign.EntryPoint));
        Assert.Equal(2, await _site.ReadAsync(db => db.Visits.CountAsync(a => a.CampaignId == campaign.Id, Cancel)));
        Assert.Equal(2, page.Document.QuerySelectorAll("table.ads tbody tr").Length);

        await bob.PressAsync(Name, ("adId", "777"), ("adName", "Kettles in summer"));
        Assert.Equal("Kettles in summer", (await _site.ReadAsync(db => db.Campaigns.SingleAsync(Cancel))).Name);
    }

    [Fact]
    public async Task An_ad_whose_ref_names_a_campaign_is_that_campaigns()
    {
        using var bob = await _site.MerchantAsync();
        var made = await bob.MakeAsync(_site, "ads", "Before it ran");
        await _site.ArriveAsync("1", EntryPoint.Ad, made.Id, adId: "777");
        await bob.PressAsync(Name, ("adId", "777"), ("adName", "While it runs"));

        var campaign = await _site.ReadAsync(db => db.Campaigns.SingleAsync(Cancel));
        Assert.Equal((made.Id, "While it runs", made.Key, "777"), (campaign.Id, campaign.Name, campaign.Key, campaign.AdId));
    }

    [Fact]
    public async Task Only_ads_that_were_seen_are_named()
    {
        using var bob = await _site.MerchantAsync();
        await _site.ArriveAsync("1", EntryPoint.Ad, adId: "777");
        Assert.Equal(HttpStatusCode.NotFound, (await bob.PostAsync(Name, [("adId", "4711"), ("adName", "Nobody's")], from: "/dashboard/deliveries")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.PostAsync(Name, [("adName", "Nobody's")], from: "/dashboard/deliveries")).Status);
        var empty = await bob.PostAsync(Name, [("adId", "777"), ("adName", " ")], from: "/dashboard/deliveries");
        Assert.Contains("Give it a name", empty.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _site.ReadAsync(db => db.Campaigns.CountAsync(Cancel)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
