using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Matching;

/// <summary>Each message to a phone number costs money, and may reach a stranger: so many a day, for the Page, an address and a number.</summary>
public sealed class BudgetTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fresh_cookies_at_one_address_get_no_more_than_its_day_also_after_a_restart()
    {
        string unsent = "";
        await using (var site = Start())
        {
            for (var n = 0; n < 6; n++)
            {
                using var browser = site.Visit();
                unsent = (await OrderAndConfirmAsync(browser, n)).Said;
            }

            Assert.Contains("As many messages to phone numbers were asked for from your connection as may be in a day, so this one can't be sent today.", unsent, StringComparison.Ordinal);
            Assert.Contains("UTC on it can. Nothing was sent.", unsent, StringComparison.Ordinal);
            Assert.Equal(5, await SentAsync(site));
        }

        await using var again = Start();
        using var fresh = again.Visit();
        var thanks = await fresh.OrderWithNumberAsync(Number(7));
        var asked = (await fresh.GetAsync(thanks)).Document.QuerySelector(".confirm-number")!;
        Assert.Contains("can't be sent today", asked.TextContent, StringComparison.Ordinal);
        Assert.Contains("The Messenger button on this page works all the same.", asked.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(asked.QuerySelectorAll("button"), b => b.TextContent == "Yes, send");
        await fresh.PostAsync(thanks + "/number?handler=Confirm", [("phone", "+358" + Number(7)[1..])], from: thanks);
        Assert.Equal(5, await SentAsync(again));

        using var elsewhere = again.VisitFrom(9);
        Assert.Contains("We'll write to your number", (await OrderAndConfirmAsync(elsewhere, 8)).Said, StringComparison.Ordinal);
        Assert.Empty(await again.ColumnsWithAsync("127.0.0."));

        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("We'll write to your number", (await fresh.ConfirmNumberAsync(thanks)).Said, StringComparison.Ordinal);
        Assert.Equal(7, await SentAsync(again));
        Assert.Equal(1, await again.ReadAsync(db => db.MatchingUses.CountAsync(Cancel))); // What counts no longer is gone.
    }

    [Fact]
    public async Task The_Pages_day_has_an_end_and_the_merchant_is_warned_before()
    {
        await using var site = Start(("Matching:MostADay", "5"), ("Matching:MostADayByAddress", "2"));
        using var bob = await site.MerchantAsync();
        string[] alarms = ["", "", "", "", "4 of the 5 messages to phone numbers that may be asked for within 24 hours were", "No more messages go to phone numbers for now: all 5 that may be asked for within 24 hours were"];
        for (byte n = 0; n < 6; n++)
        {
            var alarm = string.Join('|', (await bob.GetAsync("/dashboard/opt-ins")).Alarms().Where(a => a.Contains("phone numbers", StringComparison.Ordinal)));
            Assert.StartsWith(alarms[n], alarm, StringComparison.Ordinal);
            Assert.Equal(alarms[n].Length == 0, alarm.Length == 0);
            using var browser = site.VisitFrom((byte)(10 + n));
            var page = await OrderAndConfirmAsync(browser, n);
            Assert.Contains(n < 5 ? "We'll write to your number" : "We have sent as many messages to phone numbers as we may in a day", page.Said, StringComparison.Ordinal);
        }

        Assert.Equal(5, await SentAsync(site));
        _clock.Advance(TimeSpan.FromHours(24));
        await bob.SignInAsync();
        Assert.DoesNotContain((await bob.GetAsync("/dashboard/opt-ins")).Alarms(), a => a.Contains("phone numbers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_gets_one_a_day_whoever_asks_and_whatever_is_deleted_between()
    {
        await using var site = Start();
        using var first = site.VisitFrom(20);
        var thanks = await first.OrderWithNumberAsync(Number(1));
        await first.ConfirmNumberAsync(thanks);
        await first.PostAsync(thanks + "?handler=Withdraw", [], from: thanks);
        Assert.Equal(0, await site.ReadAsync(db => db.MatchingRequests.CountAsync(Cancel)));
        Assert.Empty(await site.ColumnsWithAsync(Number(1)[1..]));

        using var second = site.VisitFrom(21);
        Assert.Contains("We'll write to your number", (await OrderAndConfirmAsync(second, 1)).Said, StringComparison.Ordinal);
        Assert.Equal(1, await SentAsync(site));
        Assert.Equal("A message to this number is out already, or went less than a day ago: another one would be a nuisance.", await site.ReadAsync(db => db.MatchingRequests.Select(r => r.Why).SingleAsync(Cancel)));

        _clock.Advance(TimeSpan.FromHours(24));
        using var third = site.VisitFrom(22);
        Assert.Contains("We'll write to your number", (await OrderAndConfirmAsync(third, 1)).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MatchingState.Requested)]
    [InlineData(MatchingState.InMessageRequests)]
    public async Task A_message_that_waits_or_is_not_answered_yet_is_the_last_to_its_number(MatchingState state)
    {
        await using var site = Start();
        using var first = site.VisitFrom(20);
        await OrderAndConfirmAsync(first, 1);
        await site.ReadAsync(db => db.MatchingRequests.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state), Cancel));

        _clock.Advance(TimeSpan.FromDays(2));
        using var second = site.VisitFrom(21);
        Assert.Contains("We'll write to your number", (await OrderAndConfirmAsync(second, 1)).Said, StringComparison.Ordinal);
        Assert.Equal(1, await SentAsync(site));
    }

    /// <summary>Else nothing would stop somebody from asking for number after number whether it is this shop's customer's.</summary>
    [Fact]
    public async Task What_is_not_sent_since_the_number_has_one_counts_for_the_address_and_the_Page_and_not_to_the_number()
    {
        await using var site = Start(("Matching:MostADayByAddress", "2"), ("Matching:MostADay", "5"));
        using var first = site.VisitFrom(20);
        await OrderAndConfirmAsync(first, 1);
        _clock.Advance(TimeSpan.FromHours(2));
        for (var n = 0; n < 3; n++)
        {
            using var asking = site.VisitFrom(21);
            var said = (await OrderAndConfirmAsync(asking, 1)).Said;
            Assert.Contains(n < 2 ? "We'll write to your number" : "As many messages to phone numbers were asked for from your connection", said, StringComparison.Ordinal);
        }

        Assert.Equal(1, await SentAsync(site));
        Assert.Equal(3, await site.ReadAsync(db => db.MatchingUses.CountAsync(Cancel)));

        // Its owner accepted, and orders again a day after the one message: what others asked for in between takes nothing from them.
        await site.ReadAsync(db => db.MatchingRequests.Where(r => r.State == MatchingState.Requested).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, MatchingState.Accepted), Cancel));
        _clock.Advance(TimeSpan.FromHours(22));
        using var owner = site.VisitFrom(22);
        await OrderAndConfirmAsync(owner, 1);
        Assert.Equal(2, await SentAsync(site));
    }

    [Fact]
    public async Task Those_that_come_at_once_get_no_more_together()
    {
        await using var site = Start(("Matching:MostADay", "3"), ("Matching:MostADayByAddress", "3"));
        var browsers = Enumerable.Range(0, 8).Select(_ => site.Visit()).ToList();
        var orders = new List<string>();
        foreach (var (browser, n) in browsers.Select((b, n) => (b, n)))
        {
            orders.Add(await browser.OrderWithNumberAsync(Number(n)));
        }

        await Task.WhenAll(browsers.Zip(orders, (browser, order) => browser.ConfirmNumberAsync(order)));

        browsers.ForEach(browser => browser.Dispose());
        Assert.Equal(3, await SentAsync(site));
    }

    public void Dispose() => _folder.Dispose();

    private SiteHost Start(params (string Name, string Value)[] settings) => new(
        [KeyValuePair.Create("Matching:IsOffered", (string?)"true"), .. settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))],
        clock: _clock,
        database: _folder.File("site.db"));

    /// <summary>A Finnish number, as it is dialled there.</summary>
    private static string Number(int n) => $"040123450{n}";

    private static async Task<WebReply> OrderAndConfirmAsync(Visitor browser, int number)
    {
        var thanks = await browser.OrderWithNumberAsync(Number(number));
        var page = await browser.GetAsync(thanks);
        if (page.Document.QuerySelector(".confirm-number input[type=hidden][name=phone]") is not null)
        {
            return await browser.ConfirmNumberAsync(thanks);
        }

        // The page doesn't offer it any more; who posts it all the same gets no further.
        var reply = await browser.PostAsync(thanks + "/number?handler=Confirm", [("phone", "+358" + Number(number)[1..])], from: thanks);
        return await browser.GetAsync(reply.Location!);
    }

    private static Task<int> SentAsync(SiteHost site) => site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Occasion == Occasion.Introduction, Cancel));
}
