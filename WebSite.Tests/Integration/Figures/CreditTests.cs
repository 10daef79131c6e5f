using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Campaigns;
using WebSite.Checkout;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Privacy;
using WebSite.Retention;
using WebSite.Returns;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Figures;

/// <summary>When an order gets its credit, and when that changes.</summary>
public sealed class CreditTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Shopper _browser = Minted.Shopper();
    private readonly SiteHost _site;

    public CreditTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    [Fact]
    public async Task A_click_on_the_thank_you_page_tells_who_came_by_a_campaign_before()
    {
        var campaign = await CampaignAsync();
        await _site.DeliverAsync(Referral(campaign.Key, Now));
        Pass(TimeSpan.FromDays(2));
        await _site.BuyAsync(_browser);
        Assert.Equal("", await CreditsAsync());
        Assert.Equal((1, 0), (await OrdersAsync(Dimension.All, ""), await OrdersAsync(Dimension.Campaign, $"{campaign.Id}")));

        Pass(TimeSpan.FromMinutes(1));
        await _site.DeliverAsync(OptIn(_site.RefFor(_browser, Placement.ThankYou, expires: _clock.GetUtcNow().AddDays(1)), Now));
        Assert.Equal("Link: 7 Last, 28 Last, 7 First, 28 First", await CreditsAsync());
        Assert.Equal((1, 1), (await OrdersAsync(Dimension.All, ""), await OrdersAsync(Dimension.Campaign, $"{campaign.Id}")));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task A_visit_that_the_site_is_told_of_after_the_order_counts_as_one_before_it()
    {
        await ClickAsync(_browser);
        Pass(TimeSpan.FromHours(2));
        var before = Now;
        Pass(TimeSpan.FromHours(2));
        await _site.BuyAsync(_browser);
        Pass(TimeSpan.FromHours(2));
        await _site.DeliverAsync(FromAd(before));

        Assert.Equal("Ad: 1 Last, 7 Last, 28 Last; SendToMessenger: 1 First, 7 First, 28 First", await CreditsAsync());
        Assert.Equal(1, await OrdersAsync(Dimension.Ad, "777"));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task The_same_browsers_later_order_is_the_same_persons()
    {
        await ClickAsync(_browser);
        await _site.BuyAsync(_browser);
        Pass(TimeSpan.FromDays(3));
        var later = _browser.Again();
        await _site.BuyAsync(later);
        Assert.Equal("SendToMessenger: 7 Last, 28 Last, 7 First, 28 First", await CreditsAsync(1));

        // Nor does it matter when the site is told who it is.
        await _site.DeliverAsync(FromAd(Now - 60_000));
        Assert.Contains("Ad: 1 Last", await CreditsAsync(1), StringComparison.Ordinal);
        await _site.BuyAsync(Minted.Shopper());
        Assert.Equal("", await CreditsAsync(2));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task Who_comes_back_by_a_message_of_ours_is_credited_and_not_connected()
    {
        var campaign = await CampaignAsync();
        await _site.DeliverAsync(Referral(campaign.Key, Now));
        Pass(TimeSpan.FromHours(1));
        await ReturnAsync(_browser);
        await _site.BuyAsync(_browser);
        Assert.Equal("Link: 1 Last, 7 Last, 28 Last, 1 First, 7 First, 28 First", await CreditsAsync());
        Assert.Empty(await _site.OptInsAsync());
        Assert.Equal(Connection.None, await _site.ReadAsync(db => db.CheckoutSessions.Select(s => s.Connection).SingleAsync(Cancel)));

        // A receipt's link that is opened after the order says nothing of it.
        var other = Minted.Shopper();
        await _site.BuyAsync(other);
        Pass(TimeSpan.FromMinutes(1));
        await ReturnAsync(other);
        Assert.Equal("", await CreditsAsync(1));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task An_order_that_is_faster_than_the_note_of_the_return_gets_its_credit_with_it()
    {
        await _site.DeliverAsync(Referral((await CampaignAsync()).Key, Now));
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "Slow" BEFORE INSERT ON "Returns" BEGIN SELECT RAISE(ABORT, 'slow'); END"""));
        _site.MayErr = true;
        await ReturnAsync(_browser);
        await _site.BuyAsync(_browser);
        Assert.Equal("", await CreditsAsync());

        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "Slow" """));
        await _site.Services.GetRequiredService<ReturnNotes>().WriteAsync(Cancel);
        Assert.StartsWith("Link: 1 Last", await CreditsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_of_the_shopper_takes_the_credit_away()
    {
        await _site.DeliverAsync(FirstPostback(_site.RefFor(_browser, door: EntryPoint.Link, expires: _clock.GetUtcNow().AddDays(1)), Now));
        Pass(TimeSpan.FromMinutes(5));
        await _site.BuyAsync(_browser);
        Assert.StartsWith("Link: 1 Last", await CreditsAsync(), StringComparison.Ordinal);

        var optIn = Assert.Single(await _site.OptInsAsync());
        Assert.True(await _site.UseAsync((ShopperAnswers answers) => answers.RefuseAsync(_browser, optIn.Id, Cancel)));
        Assert.Equal("", await CreditsAsync());
        Assert.Equal((1, 0), (await OrdersAsync(Dimension.All, ""), await OrdersAsync(Dimension.EntryPoint, $"{(int)EntryPoint.Link}")));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task A_cancelled_order_comes_off_everywhere()
    {
        await ClickAsync(_browser);
        Pass(TimeSpan.FromMinutes(5));
        var order = await _site.BuyAsync(_browser);
        Assert.Equal(1, await OrdersAsync(Dimension.Placement, "cart"));
        await _site.CancelAsync(order);
        Assert.Equal((0, 0, ""), (await OrdersAsync(Dimension.All, ""), await OrdersAsync(Dimension.Placement, "cart"), await CreditsAsync()));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task Whose_person_is_deleted_stays_in_the_shops_figures_and_names_nobody()
    {
        await _site.DeliverAsync(FromAd(Now));
        Pass(TimeSpan.FromMinutes(1));
        await ClickAsync(_browser);
        Pass(TimeSpan.FromMinutes(5));
        await _site.BuyAsync(_browser);
        var before = await CreditsAsync();
        await ReturnAsync(_browser);
        await _clock.PassUntilAsync(_site.UseAsync((Erasure erasure) => erasure.EraseAsync(Alice, Cancel)), TimeSpan.FromMinutes(1), Cancel);

        Assert.Equal(before, await CreditsAsync());
        Assert.All(await _site.ReadAsync(db => db.OrderCredits.ToListAsync(Cancel)), c => Assert.Null(c.VisitId));
        Assert.Equal(0, await _site.ReadAsync(db => db.Returns.CountAsync(Cancel)));
        Assert.Empty(await _site.ColumnsWithAsync(Alice));
        await _site.CheckMoneyAsync();

        // The ad's name, given afterwards, reaches it all the same.
        await _site.DeliverAsync(FromAd(Now, Charlie));
        var campaign = await _site.UseAsync((CampaignMaker maker) => maker.NameAdAsync("777", "Kettles in spring", Cancel));
        Assert.Equal(1, await OrdersAsync(Dimension.Campaign, $"{campaign!.Id}", AttributionRule.Find(7, Touch.First)));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task A_ref_that_gets_its_name_afterwards_brings_its_orders_along()
    {
        await _site.DeliverAsync(Referral("spring-sale", Now));
        Pass(TimeSpan.FromMinutes(5));
        await ReturnAsync(_browser);
        await _site.BuyAsync(_browser);
        var campaign = await _site.UseAsync((CampaignMaker maker) => maker.NameRefAsync("spring-sale", "Spring sale", Cancel));
        Assert.Equal(1, await OrdersAsync(Dimension.Campaign, $"{campaign!.Id}"));
        await _site.CheckMoneyAsync();
    }

    [Fact]
    public async Task An_anonymous_order_keeps_what_it_is_told_by_and_no_visit()
    {
        await ClickAsync(_browser);
        Pass(TimeSpan.FromMinutes(5));
        await _site.BuyAsync(_browser);
        await ReturnAsync(_browser);
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent), Cancel));
        var before = await CreditsAsync();
        Assert.Equal(1, (await _site.UseAsync((OldOrders old) => old.TrimAsync(_clock.GetUtcNow().AddDays(4000), 0, Cancel))).Count);
        Assert.Equal(before, await CreditsAsync());
        Assert.All(await _site.ReadAsync(db => db.OrderCredits.ToListAsync(Cancel)), c => Assert.Null(c.VisitId));
        Assert.Equal(0, await _site.ReadAsync(db => db.Returns.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_database_of_before_credits_gets_them_at_the_start()
    {
        await ClickAsync(_browser);
        Pass(TimeSpan.FromMinutes(5));
        await _site.BuyAsync(_browser);
        await _site.CancelAsync(await _site.BuyAsync(_browser.Again()));
        var before = await CreditsAsync();
        await _site.ReadAsync(db => db.OrderCredits.ExecuteDeleteAsync(Cancel));
        await _site.ReadAsync(db => db.MoneyFigures.ExecuteDeleteAsync(Cancel));
        await _site.ReadAsync(db => db.Figures.ExecuteDeleteAsync(Cancel));
        await _site.UseAsync(async (IEnumerable<IStartStep> steps) =>
        {
            foreach (var step in steps)
            {
                await step.RunAsync(Cancel);
            }

            return 0;
        });
        Assert.Equal(before, await CreditsAsync());
        Assert.Equal(1, await OrdersAsync(Dimension.All, ""));
        await _site.CheckMoneyAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private void Pass(TimeSpan time) => _clock.Advance(time);

    private Task<Campaign> CampaignAsync() => _site.UseAsync((CampaignMaker maker) => maker.MakeAsync("Autumn flyer", EntryPoint.Link, Cancel));

    private Task ClickAsync(Shopper shopper) => _site.DeliverAsync(OptIn(_site.RefFor(shopper, expires: _clock.GetUtcNow().AddDays(1)), Now));

    private static string FromAd(long at, string psid = Alice) => Event(""" "referral":{"source":"ADS","type":"OPEN_THREAD","ad_id":"777"} """, at, psid);

    /// <summary>The browser opens a link in a message to Alice.</summary>
    private async Task ReturnAsync(Shopper shopper)
    {
        await _site.SoonAsync(db => db.OutboxMessages.AnyAsync(m => m.ConversationId != null, Cancel)); // A cart's message is a wish, told a moment later.
        var message = await _site.ReadAsync(db => db.OutboxMessages.Where(m => m.ConversationId != null).OrderBy(m => m.Id).Select(m => m.Id).FirstAsync(Cancel));
        var notes = _site.Services.GetRequiredService<ReturnNotes>();
        notes.Note(shopper.SessionToken, message);
        await notes.WriteAsync(Cancel);
    }

    /// <summary>To what the order is credited, by which rules.</summary>
    private async Task<string> CreditsAsync(int place = 0) => await _site.ReadAsync(async db =>
    {
        var order = await db.Orders.OrderBy(o => o.Id).Skip(place).Select(o => o.Id).FirstAsync(Cancel);
        var credits = await db.OrderCredits.AsNoTracking().Where(c => c.OrderId == order).OrderByDescending(c => c.At).ToListAsync(Cancel);
        return string.Join("; ", credits.Select(c => $"{c.EntryPoint}: {string.Join(", ", AttributionRule.All.Where(c.IsBy).Select(r => $"{r.Days} {r.Touch}"))}"));
    });

    private async Task<long> OrdersAsync(Dimension dimension, string key, AttributionRule? rule = null) => (await _site.UseAsync((MoneyQuery money) =>
        money.SumAsync(dimension, key, 0, Spans.HourOf(_clock.GetUtcNow()) + 1, rule ?? AttributionRule.Find(7, Touch.Last)!, Cancel))).Orders;
}
