using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Reliability;

/// <summary>Somebody sets the machine's clock while the site runs.</summary>
public sealed class ClockTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public ClockTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400)]
    [InlineData(-400)]
    public async Task Deliveries_are_stored_and_recorded_before_and_after_a_jump(int days)
    {
        var shopper = Minted.Shopper();
        var expires = _clock.GetUtcNow().AddHours(1);
        foreach (var by in new[] { 0, days, -days })
        {
            _clock.Jump(TimeSpan.FromDays(by));
            await _site.DeliverAsync(OptIn(_site.RefFor(shopper, expires: expires.AddDays(500)), _clock.GetUtcNow().ToUnixTimeMilliseconds() + by));
        }

        Assert.All(await _site.EventsAsync(), e => Assert.Equal(EventOutcome.Recorded, e.Outcome));
        Assert.Equal(3, Assert.Single(await _site.OptInsAsync()).ClickCount);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-400)]
    public async Task What_waits_for_its_next_try_is_tried_soon_after_a_jump(int days)
    {
        await _site.BreakAsync();
        using var http = _site.Browser();
        using var response = await http.PostAsync(Delivery(OptIn("R", At(1))));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await _site.SoonAsync(db => db.EventNotes.AnyAsync(n => n.Attempts > 0, Cancel));

        _clock.Jump(TimeSpan.FromDays(days));
        await _site.FixAsync();

        await _site.SoonAsync(db =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return db.EventNotes.AllAsync(n => n.Outcome != EventOutcome.Waiting, Cancel);
        });
        Assert.Equal(EventOutcome.Recorded, Assert.Single(await _site.EventsAsync()).Outcome);
    }

    /// <summary>A try that a wrong clock put a year off, found at the start: no timer may be set for longer than 49 days.</summary>
    [Fact]
    public async Task A_try_far_ahead_is_due_at_once()
    {
        using var folder = new TempFolder();
        await using (var first = new SiteHost(database: folder.File("site.db")))
        {
            await first.BreakAsync();
            using var http = first.Browser();
            using var response = await http.PostAsync(Delivery(OptIn("R")));
            await first.SoonAsync(db => db.EventNotes.AnyAsync(n => n.Attempts > 0, Cancel));
            await first.ReadAsync(db => db.EventNotes.ExecuteUpdateAsync(set => set.SetProperty(n => n.RetryAt, DateTimeOffset.UtcNow.AddYears(1)), Cancel));
            await first.FixAsync();
        }

        await using var second = new SiteHost(database: folder.File("site.db"));
        await second.SettledAsync();
        Assert.Equal(EventOutcome.Recorded, Assert.Single(await second.EventsAsync()).Outcome);
    }

    [Fact]
    public async Task Nothing_is_trimmed_because_the_clock_jumped_ahead()
    {
        await _site.FillAsync(100, _clock.GetUtcNow().AddDays(-20));
        _clock.Jump(TimeSpan.FromDays(400));
        await _site.DeliverAsync(OptIn("R", _clock.GetUtcNow().AddDays(-400).ToUnixTimeMilliseconds()));
        await PassAsync(TimeSpan.FromDays(1));
        _clock.Jump(TimeSpan.FromDays(-400));
        await _site.FillAsync(1, _clock.GetUtcNow().AddDays(-91), kind: "old");
        await _site.FillAsync(1, _clock.GetUtcNow(), kind: "newest");

        await PassAsync(TimeSpan.FromDays(1));
        await _site.GoneAsync("old");

        Assert.Equal(100, await _site.CountAsync("read"));
        Assert.Equal(1, await _site.CountAsync("optin"));
    }

    [Fact]
    public async Task The_alarms_go_when_the_clock_is_right_again()
    {
        using var http = _site.Browser();
        await _site.DeliverAsync(OptIn("R", At(1)));
        _clock.Jump(TimeSpan.FromDays(400));
        using var refused = await http.PostSignedAsync("{}"u8.ToArray());
        await _site.SoonAsync(db => db.DeliveryRefusals.AnyAsync(Cancel));
        using var bob = await _site.MerchantAsync();
        Assert.Equal(2, (await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook().Count());

        _clock.Jump(TimeSpan.FromDays(-400));
        await bob.SignInAsync();
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task PassAsync(TimeSpan longest)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        await _clock.PassNextWaitAsync(longest, limit.Token);
    }
}
