using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;
using WebSite.Retention;
using WebSite.Tests.Integration.Privacy;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Retention;

public sealed class OldShoppingTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public OldShoppingTests() => _site = new(
        [KeyValuePair.Create("Matching:IsOffered", (string?)"true"), KeyValuePair.Create("Retention:Carts", (string?)"30.00:00:00"), KeyValuePair.Create("Retention:Orders", (string?)"400.00:00:00")], clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task Old_carts_go_and_then_sessions_without_an_order_at_the_next_time_of_trimming()
    {
        using var alice = _site.Visit();
        using var charlie = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        await charlie.AddToCartAsync("oak-tray");
        await charlie.OrderAsync();

        _clock.Advance(TimeSpan.FromDays(31));
        await AddAsync(Now);
        await TomorrowAsync(async db => !await db.CartLines.AnyAsync(Cancel));
        Assert.Equal(3, await CountAsync());

        _clock.Advance(TimeSpan.FromDays(60));
        await AddAsync(Now);
        await TomorrowAsync(async db => await db.CheckoutSessions.CountAsync(Cancel) == 3);

        // Whoever comes back with the old cookie begins anew.
        Assert.Equal("Alice Archer", await _site.ReadAsync(db => db.Orders.Select(o => o.Name).SingleAsync(Cancel)));
        await alice.AddToCartAsync("harbour-teapot");
        Assert.Single(await _site.ReadAsync(db => db.CartLines.ToListAsync(Cancel)));
    }

    [Fact]
    public async Task An_opt_in_stays_tied_to_no_session_and_the_dashboard_says_why()
    {
        await OptInAsync(Minted.Shopper());
        await OptInAsync(Minted.Shopper());
        await DoneAsync();
        await TrimAsync(after: 91);

        Assert.Equal(0, await CountAsync(old: true));
        var optIns = await _site.OptInsAsync();
        Assert.Equal([(null, null), (null, (UnlinkedReason?)null)], optIns.Select(o => (o.CheckoutSessionId, o.Unlinked)));
        Assert.All(await _site.ReadAsync(db => db.Visits.ToListAsync(Cancel)), a => Assert.Null(a.CheckoutSessionId));
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/opt-ins");
        Assert.Equal(2, page.Document.QuerySelectorAll(".why").Count(why => why.TextContent == "Its session has been trimmed."));

        await OptInAsync(Minted.Shopper());
        Assert.Equal(3, (await _site.OptInsAsync()).Count);
    }

    [Fact]
    public async Task What_a_message_or_a_conversation_still_needs_stays()
    {
        await OptInAsync(Minted.Shopper(), Alice);
        await OptInAsync(Minted.Shopper(), Charlie);
        await DoneAsync(except: 1);
        await TrimAsync(after: 91);
        Assert.Equal(1, await CountAsync(old: true)); // A message about Alice's is yet to be sent.

        await DoneAsync();
        await _site.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.LastAt, Now.AddDays(-1)), Cancel));
        await TrimAsync(after: 0);
        Assert.Equal(1, await CountAsync(old: true)); // She wrote yesterday.

        await TrimAsync(after: 91);
        Assert.Equal(0, await CountAsync(old: true));
    }

    [Fact]
    public async Task A_held_message_that_nobody_decided_on_for_so_long_is_cancelled()
    {
        var shopper = Minted.Shopper();
        await OptInAsync(shopper, Alice);
        await OptInAsync(shopper, Charlie);
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Held), Cancel));
        await TrimAsync(after: 91);
        Assert.Equal(0, await CountAsync(old: true));
        Assert.All(await _site.OutboxAsync(), m => Assert.Equal(
            (OutboxState.Cancelled, "The shopper never said which person is right, and the checkout session was trimmed."), (m.State, m.Why)));
    }

    [Fact]
    public async Task An_old_order_says_no_more_whose_it_was_anywhere()
    {
        using var shopper = _site.Visit();
        await _site.LiveAsync(shopper);
        await TrimAsync(after: 399);
        Assert.Equal(["Orders.Name"], (await _site.ColumnsWithAsync("Archer")).Where(c => c.StartsWith("Orders", StringComparison.Ordinal)));

        await TrimAsync(after: 2);
        string[] theirs = ["ConsentProofs.Name", "MatchingRequests.LastName"]; // Kept as long as Retention:Proofs says.
        Assert.Equal(theirs, await _site.ColumnsWithAsync("Archer"));
        Assert.Empty(await _site.ColumnsWithAsync("Harbour Street"));
        Assert.Empty(await _site.ColumnsWithAsync("alice@example.com"));
        Assert.Empty(await _site.ColumnsWithAsync("Ring twice"));
        Assert.Empty(await _site.ColumnsWithAsync("Dear Alice"));
        var order = await _site.ReadAsync(db => db.Orders.Include(o => o.Lines).SingleAsync(Cancel));
        Assert.Equal((6400, "FI", "Harbour teapot"), (order.TotalMinor, order.Country, Assert.Single(order.Lines).Name));
        Assert.Null(Assert.Single(await _site.OptInsAsync()).CheckoutSessionId);

        // Not even its own browser sees more than the goods.
        Assert.DoesNotContain("messenger-spot", (await shopper.GetAsync($"/orders/{order.Token}")).Text, StringComparison.Ordinal);
        using var bob = await _site.MerchantAsync();
        Assert.Contains("made anonymous", (await bob.GetAsync("/dashboard/orders")).Text, StringComparison.Ordinal);
        Assert.Contains("so old that it was made anonymous", (await bob.GetAsync($"/dashboard/sessions/{order.SessionId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_of_which_a_message_is_yet_to_be_sent_waits()
    {
        using var shopper = _site.Visit();
        await _site.OrderAsync(shopper);
        await TrimAsync(after: 500);
        Assert.NotEmpty(await _site.ColumnsWithAsync("Harbour Street"));
        await DoneAsync();
        await TrimAsync(after: 0);
        Assert.Empty(await _site.ColumnsWithAsync("Harbour Street"));
    }

    [Fact]
    public async Task With_zero_orders_are_kept_for_good()
    {
        await using var site = new SiteHost([KeyValuePair.Create("Retention:Orders", (string?)"0")], clock: _clock);
        using var shopper = site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        await shopper.OrderAsync();
        _clock.Sleep(TimeSpan.FromDays(20 * 365));
        await AddAsync(Now, 1, site);
        await site.Services.GetRequiredService<ShopTrimmer>().TrimAsync(TimeSpan.Zero, Cancel);
        Assert.Equal(["Orders.Name"], await site.ColumnsWithAsync("Archer"));
    }

    [Fact]
    public async Task A_clock_that_is_years_ahead_at_the_start_makes_nothing_old()
    {
        using var shopper = _site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        await shopper.OrderAsync();
        await TrimAsync(after: 20 * 365, life: false);
        Assert.NotEmpty(await _site.ColumnsWithAsync("Archer"));
        Assert.NotEmpty(await _site.ReadAsync(db => db.CartLines.ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Sessions_go_in_steps()
    {
        await AddAsync(Now.AddDays(-100), 1201);
        await using var scope = _site.Services.CreateAsyncScope();
        var old = scope.ServiceProvider.GetRequiredService<OldSessions>();
        List<int> steps = [];
        for (long? after = 0; after is { } last;)
        {
            (after, var count) = await old.TrimAsync(Now, last, Cancel);
            steps.Add(count);
        }

        Assert.Equal([500, 500, 201], steps);
        Assert.Equal(0, await CountAsync());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Lets so many days pass, and trims.</summary>
    /// <param name="after">Days.</param>
    /// <param name="life">Whether somebody has come to the shop since.</param>
    private async Task TrimAsync(int after, bool life = true)
    {
        _clock.Sleep(TimeSpan.FromDays(after));
        if (life)
        {
            await AddAsync(Now);
        }

        await _site.Services.GetRequiredService<ShopTrimmer>().TrimAsync(TimeSpan.Zero, Cancel);
    }

    /// <summary>Goes on to the next time of trimming, and waits for what it does; it pauses between its steps.</summary>
    private Task TomorrowAsync(Func<SiteDb, Task<bool>> done)
    {
        _clock.Advance(TimeSpan.FromDays(1));
        return _site.SoonAsync(db =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return done(db);
        });
    }

    /// <summary>Adds sessions to which something last happened then.</summary>
    private Task<int> AddAsync(DateTimeOffset at, int count = 1, SiteHost? site = null) => (site ?? _site).ReadAsync(db =>
    {
        db.CheckoutSessions.AddRange(Enumerable.Range(0, count).Select(_ => new CheckoutSession { Token = Guid.NewGuid(), Browser = Minted.Shopper().Browser, CreatedAt = at, UpdatedAt = at }));
        return db.SaveChangesAsync(Cancel);
    });

    private async Task OptInAsync(WebSite.Checkout.Shopper shopper, string psid = Alice)
    {
        var before = (await _site.OutboxAsync()).Count;
        await _site.DeliverAsync(OptIn(_site.RefFor(shopper, expires: Now.AddHours(1)), Now.ToUnixTimeMilliseconds(), psid));
        await _site.SoonAsync(async db => await db.OutboxMessages.CountAsync(Cancel) > before);
    }

    /// <summary>Every message was sent, but that one.</summary>
    private Task<int> DoneAsync(long except = 0) =>
        _site.ReadAsync(db => db.OutboxMessages.Where(m => m.Id != except).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent), Cancel));

    /// <summary>Sessions; or only those that were there before the last day.</summary>
    private Task<int> CountAsync(bool old = false)
    {
        var limit = old ? Now.AddDays(-1) : Now.AddDays(1);
        return _site.ReadAsync(db => db.CheckoutSessions.CountAsync(s => s.UpdatedAt < limit, Cancel));
    }
}
