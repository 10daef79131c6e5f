using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.OptIns;

public sealed class HintTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public HintTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opt_ins_that_no_webhook_confirmed_are_an_alarm_until_one_does()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var page = await alice.GetAsync("/products/harbour-teapot");
        var pluginRef = page.Ref;
        Assert.Equal(HttpStatusCode.NoContent, await HintAsync(alice, page.Spot));
        Assert.Equal(HttpStatusCode.NoContent, await HintAsync(alice, (await alice.GetAsync("/products/harbour-teapot")).Spot));
        Assert.Equal(("/products/harbour-teapot", Placement.Product), await _site.ReadAsync(async db =>
        {
            var hint = await db.BrowserHints.SingleAsync(Cancel);
            return (hint.WebPage, hint.Placement);
        }));
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
        using var bob = await _site.MerchantAsync();

        _clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());
        _clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var path in new[] { "/dashboard/opt-ins", "/dashboard/deliveries" })
        {
            var alarm = Assert.Single((await bob.GetAsync(path)).AlarmsOfWebhook());
            Assert.StartsWith("Browsers of 1 checkout session told of opt-ins in the last 24 hours that no webhook confirmed.", alarm, StringComparison.Ordinal);
            Assert.All(["messaging_optins", "Messenger:AppSecrets", "webhook's address"], word => Assert.Contains(word, alarm, StringComparison.Ordinal));
        }

        // Another placement of the session confirms nothing.
        var at = _clock.GetUtcNow();
        await alice.AddToCartAsync("harbour-teapot");
        await _site.DeliverAsync(OptIn((await alice.GetAsync("/cart")).Ref, at.ToUnixTimeMilliseconds()));
        Assert.NotNull(Assert.Single(await _site.OptInsAsync()).CheckoutSessionId);
        Assert.Single((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());
        await _site.DeliverAsync(OptIn(pluginRef, at.ToUnixTimeMilliseconds()));
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());
    }

    [Fact]
    public async Task After_a_day_it_is_no_alarm_and_in_the_end_it_is_trimmed()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        await HintAsync(alice, (await alice.GetAsync("/products/harbour-teapot")).Spot);
        _clock.Advance(TimeSpan.FromHours(24));
        using var bob = await _site.MerchantAsync();
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());

        await _site.SoonAsync(db =>
        {
            _clock.Advance(TimeSpan.FromDays(91));
            return db.BrowserHints.AllAsync(h => false, Cancel);
        });
    }

    [Fact]
    public async Task The_client_address_goes_after_two_days_and_the_rest_after_thirty()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        await HintAsync(alice, (await alice.GetAsync("/products/harbour-teapot")).Spot);
        Assert.True(await _site.ReadAsync(db => db.BrowserHints.AllAsync(h => h.Address != null, Cancel)));

        // Half a day at a time, ten days at the most: the trimmer sets its clock anew after each round.
        var looks = 0;
        await _site.SoonAsync(db =>
        {
            _clock.Advance(looks++ % 50 == 0 && looks < 1000 ? TimeSpan.FromHours(12) : TimeSpan.Zero);
            return db.BrowserHints.AllAsync(h => h.Address == null, Cancel);
        });
        Assert.Equal(1, await _site.ReadAsync(db => db.BrowserHints.CountAsync(Cancel)));
        await _site.SoonAsync(db =>
        {
            _clock.Advance(TimeSpan.FromDays(31));
            return db.BrowserHints.AllAsync(h => false, Cancel);
        });
    }

    [Fact]
    public async Task Only_the_spots_own_browser_is_heard_and_only_after_consent()
    {
        using var alice = _site.Visit();
        var spot = (await alice.GetAsync("/products/harbour-teapot")).Spot;
        Assert.Equal(HttpStatusCode.NotFound, await HintAsync(alice, spot));
        await alice.ConsentAsync("no");
        Assert.Equal(HttpStatusCode.NotFound, await HintAsync(alice, spot));
        await alice.ConsentAsync();

        using var charlie = _site.Visit();
        await charlie.ConsentAsync();
        Assert.Equal(HttpStatusCode.NotFound, await HintAsync(charlie, spot));
        await charlie.GetAsync("/products/harbour-teapot");
        Assert.Equal(HttpStatusCode.NotFound, await HintAsync(charlie, spot));
        foreach (var other in new[] { "", "x", spot[..^1] })
        {
            Assert.Equal(HttpStatusCode.NotFound, await HintAsync(alice, other));
        }

        Assert.Equal(0, await _site.ReadAsync(db => db.BrowserHints.CountAsync(Cancel)));
        using var looked = await alice.Http.GetAsync("/messenger/hint?spot=" + spot, Cancel);
        Assert.NotEqual(HttpStatusCode.NoContent, looked.StatusCode);
    }

    [Fact]
    public async Task A_browser_is_heard_now_and_then()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var spot = (await alice.GetAsync("/products/harbour-teapot")).Spot;
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 120; n++)
        {
            answers.Add(await HintAsync(alice, spot));
        }

        // A hundred at once, and by the real clock one more every six seconds meanwhile.
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.InRange(answers.Count(a => a == HttpStatusCode.NoContent), 100, 119);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task<HttpStatusCode> HintAsync(Visitor visitor, string spot)
    {
        using var response = await visitor.Http.PostAsync("/messenger/hint?spot=" + spot, null, Cancel);
        return response.StatusCode;
    }
}
