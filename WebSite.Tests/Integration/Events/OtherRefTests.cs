using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Events;

/// <summary>A ref that somebody else made is shown for what it is, and can be given a name.</summary>
public sealed class OtherRefTests : IAsyncDisposable
{
    private const string Path = "/dashboard/entry-points/refs";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_shown_on_the_visit_escaped_and_cut()
    {
        await _site.DeliverAsync(Referral("<script>alert(1)</script>" + new string('x', 1000), At(1)));
        using var bob = await _site.MerchantAsync();
        var code = (await bob.ThreadAsync()).Document.QuerySelectorAll(".ways code").Select(c => c.TextContent).First();
        Assert.StartsWith("<script>alert(1)</script>xxx", code, StringComparison.Ordinal);
        Assert.EndsWith("x…", code, StringComparison.Ordinal);
        Assert.Equal(Visit.LongestRef, code.Length);
    }

    [Fact]
    public async Task Named_afterwards_it_is_a_campaign_with_those_who_came_before_and_come_later()
    {
        await _site.DeliverAsync(Referral("spring-mail", At(1)), Referral("spring-mail", At(2), Charlie), Referral("another", At(3)));
        using var bob = await _site.MerchantAsync();
        Assert.Equal(["spring-mail", "another"], (await bob.GetAsync(Path)).Document.QuerySelectorAll("tbody code").Select(c => c.TextContent));

        var page = await bob.PressAsync(Path + "?handler=name", ("text", "spring-mail"), ("refName", "Mail of spring"));
        Assert.Contains("counted to its campaign", page.Notice(), StringComparison.Ordinal);
        await _site.DeliverAsync(Event(""" "message":{"mid":"m","text":"Hello","referral":{"ref":"spring-mail","source":"SHORTLINK","type":"OPEN_THREAD"}} """, At(4), "42"));

        var campaign = await _site.ReadAsync(db => db.Campaigns.SingleAsync(Cancel));
        var visits = await _site.ReadAsync(db => db.Visits.Where(a => a.Ref == "spring-mail").ToListAsync(Cancel));
        Assert.Equal(3, visits.Count);
        Assert.All(visits, visit => Assert.Equal((campaign.Id, Certainty.Named), (visit.CampaignId, visit.Certainty)));
        Assert.Contains("Mail of spring", (await bob.ThreadAsync(3)).Said, StringComparison.Ordinal);

        await bob.PressAsync(Path + "?handler=name", ("text", "spring-mail"), ("refName", "Mail of April"));
        Assert.Equal("Mail of April", await _site.ReadAsync(db => db.Campaigns.Select(c => c.Name).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task One_person_who_plays_hides_no_ref_that_people_came_with()
    {
        await _site.DeliverAsync(Referral("spring-mail", At(1)), Referral("spring-mail", At(2), Charlie));
        await _site.DeliverAsync([.. Enumerable.Range(0, 120).Select(n => Referral($"play-{n}", At(10 + n)))]);
        using var bob = await _site.MerchantAsync();

        var shown = (await bob.GetAsync(Path)).Document.QuerySelectorAll("tbody code").Select(c => c.TextContent).ToList();

        Assert.Equal(("spring-mail", 100), (shown[0], shown.Count));
    }

    [Fact]
    public async Task Only_refs_that_were_seen_are_named_and_no_ref_of_ours_is_shown()
    {
        await _site.DeliverAsync(Referral(_site.RefFor(Minted.Shopper()), At(1)));
        using var bob = await _site.MerchantAsync();
        var made = await bob.MakeAsync(_site);
        await _site.DeliverAsync(Referral(made.Key, At(2)));
        Assert.Equal(0, await _site.ReadAsync(db => db.Visits.CountAsync(a => a.Ref != null, Cancel)));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.PostAsync(Path + "?handler=name", [("text", "nobody's"), ("refName", "A name")], from: "/dashboard/deliveries")).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
