using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Browsers tell of plugins that weren't drawn; only how often is kept.</summary>
public sealed class PluginReportTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public PluginReportTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plugins_that_were_not_drawn_are_counted_by_day_placement_and_fault()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        await AllAsync(alice, "empty", "empty", "frame-silent");
        _clock.Advance(TimeSpan.FromDays(1));
        await AllAsync(alice, "sdk-blocked");

        Assert.Equal(
            [(today, PluginOutcome.Empty, 2), (today, PluginOutcome.FrameSilent, 1), (today.AddDays(1), PluginOutcome.SdkBlocked, 1)],
            await _site.ReadAsync(async db => (await db.PluginReports.Where(f => f.Placement == Placement.Product).ToListAsync(Cancel))
                .OrderBy(f => f.Day).ThenByDescending(f => f.Outcome).Select(f => (f.Day, f.Outcome, f.Count)).ToList()));
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Only_the_spots_own_browser_is_heard_only_after_consent_and_only_of_what_there_is()
    {
        using var alice = _site.Visit();
        var spot = (await alice.GetAsync(ShopPage.Teapot)).Spot;
        Assert.Equal(HttpStatusCode.NotFound, await TellAsync(alice, spot, "empty"));
        await alice.ConsentAsync();
        using var charlie = _site.Visit();
        await charlie.ConsentAsync();
        Assert.Equal(HttpStatusCode.NotFound, await TellAsync(charlie, spot, "empty"));
        Assert.Equal(HttpStatusCode.NotFound, await TellAsync(alice, "x", "empty"));
        foreach (var fault in new[] { "", "Empty", "nonsense" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(alice, spot, fault));
        }

        Assert.Equal(0, await _site.ReadAsync(db => db.PluginReports.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_browser_is_heard_now_and_then_and_a_day_has_an_end()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var spot = (await alice.GetAsync(ShopPage.Teapot)).Spot;
        await _site.ReadAsync(db =>
        {
            db.PluginReports.Add(new() { Day = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), Placement = Placement.Product, Outcome = PluginOutcome.Empty, Count = 9_998 });
            return db.SaveChangesAsync(Cancel);
        });

        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 120; n++)
        {
            answers.Add(await TellAsync(alice, spot, "empty"));
        }

        // A hundred at once, and by the real clock one more every six seconds meanwhile.
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.InRange(answers.Count(a => a == HttpStatusCode.NoContent), 100, 119);
        Assert.Equal(10_000, await _site.ReadAsync(db => db.PluginReports.SumAsync(f => f.Count, Cancel)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task AllAsync(Visitor visitor, params string[] faults)
    {
        foreach (var fault in faults)
        {
            Assert.Equal(HttpStatusCode.NoContent, await TellAsync(visitor, (await visitor.GetAsync(ShopPage.Teapot)).Spot, fault));
        }
    }

    private static async Task<HttpStatusCode> TellAsync(Visitor visitor, string spot, string fault)
    {
        using var response = await visitor.Http.PostAsync($"/messenger/report?spot={spot}&outcome={fault}", null, Cancel);
        return response.StatusCode;
    }
}
