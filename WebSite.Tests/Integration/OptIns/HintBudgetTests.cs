using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Hints come from browsers, and anybody has one: a flood of them neither fills the table nor hides what other shoppers tell.</summary>
public sealed class HintBudgetTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public HintBudgetTests() => _site = new([KeyValuePair.Create("Limits:HintsOfAnAddress", (string?)"12")], clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_has_room_for_a_few_and_counts_once()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var slugs = await _site.ReadAsync(db => db.Products.OrderBy(p => p.Id).Select(p => p.Slug).Take(8).ToListAsync(Cancel));
        foreach (var slug in slugs)
        {
            await HintAsync(alice, "/products/" + slug);
        }

        Assert.Equal([.. slugs.Take(5).Select(s => "/products/" + s).Order()], await _site.ReadAsync(db => db.BrowserHints.Select(h => h.WebPage).OrderBy(p => p).ToListAsync(Cancel)));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["Browsers of 1 checkout session told of opt-ins in the last 24 hours that no webhook confirmed"], await AlarmsAsync());

        // A spot that is there already is still heard of.
        await HintAsync(alice, "/products/" + slugs[0]);
        Assert.Equal(_clock.GetUtcNow(), await _site.ReadAsync(db => db.BrowserHints.MaxAsync(h => h.At, Cancel)));
    }

    [Fact]
    public async Task A_flood_of_one_address_hides_nobody_and_is_told_apart()
    {
        for (var n = 0; n < 15; n++)
        {
            using var fresh = _site.VisitFrom(66);
            await fresh.ConsentAsync();
            await HintAsync(fresh);
        }

        foreach (var place in new byte[] { 2, 3 })
        {
            using var shopper = _site.VisitFrom(place);
            await shopper.ConsentAsync();
            await HintAsync(shopper);
        }

        Assert.Equal(14, await _site.ReadAsync(db => db.BrowserHints.CountAsync(Cancel)));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(
            [
                "Browsers of 2 checkout sessions told of opt-ins in the last 24 hours that no webhook confirmed",
                "One client address told of opt-ins of 12 checkout sessions that no webhook confirmed, not counted above",
            ],
            await AlarmsAsync());
        Assert.Empty(await _site.ColumnsWithAsync("127.0.0."));

        // Another day, other room.
        _clock.Advance(TimeSpan.FromDays(1));
        using var tomorrow = _site.VisitFrom(66);
        await tomorrow.ConsentAsync();
        await HintAsync(tomorrow);
        Assert.Equal(15, await _site.ReadAsync(db => db.BrowserHints.CountAsync(Cancel)));
    }

    [Fact]
    public async Task The_shoppers_of_one_household_are_an_alarm_like_any_other()
    {
        for (var n = 0; n < 10; n++)
        {
            using var shopper = _site.Visit();
            await shopper.ConsentAsync();
            await HintAsync(shopper);
        }

        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["Browsers of 10 checkout sessions told of opt-ins in the last 24 hours that no webhook confirmed"], await AlarmsAsync());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task HintAsync(Visitor visitor, string page = ShopPage.Teapot)
    {
        var spot = (await visitor.GetAsync(page)).Spot;
        using var response = await visitor.Http.PostAsync("/messenger/hint?spot=" + spot, null, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>The first sentence of each.</summary>
    private async Task<IEnumerable<string>> AlarmsAsync()
    {
        using var bob = await _site.MerchantAsync();
        return [.. (await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook().Select(text => text.Split('.')[0])];
    }
}
