using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Matching;

/// <summary>Nothing goes to a phone number before the order's own page, in the browser that ordered, says yes.</summary>
public sealed class ConfirmationTests : IAsyncDisposable
{
    private readonly SiteHost _site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_orders_own_page_asks_and_only_its_yes_sends_and_only_once()
    {
        using var alice = _site.Visit();
        var thanks = await alice.OrderWithNumberAsync("040 123 4567");
        for (var looks = 0; looks < 2; looks++)
        {
            var page = await alice.GetAsync(thanks);
            Assert.Equal("Send news of this order to +358 40 1234567 by Messenger?", page.Document.QuerySelector("#by-phone")!.TextContent);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await alice.GetAsync(thanks + "/number")).Status);
        Assert.Empty(await _site.OutboxAsync());

        var after = await alice.ConfirmNumberAsync(thanks);

        Assert.Contains("Thank you. We'll write to your number in Messenger.", after.Said, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector(".confirm-number"));
        var message = Assert.Single(await _site.OutboxAsync());
        var (order, request, proof) = await _site.ReadAsync(async db => (await db.Orders.SingleAsync(Cancel), await db.MatchingRequests.SingleAsync(Cancel), await db.ConsentProofs.SingleAsync(Cancel)));
        Assert.Equal(
            (MessageCause.Introduction(order.Id), Settings.PageId, request.Id, order.Id, order.SessionId, null, Occasion.Introduction),
            (message.Cause, message.PageId, message.MatchingRequestId, message.OrderId, message.CheckoutSessionId, message.ConversationId, message.Occasion));
        Assert.Equal(MatchingState.Requested, request.State);
        Assert.Equal(order.PlacedAt, proof.At);
        Assert.True(proof.ConfirmedAt >= proof.At);
        Assert.EndsWith("and placed the order. Confirmed the number on the order's own page.", proof.How, StringComparison.Ordinal);

        await alice.PostAsync(thanks + "/number?handler=Confirm", [("phone", "+358401234567")], from: thanks);
        Assert.Contains("There was nothing to confirm any more.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
        Assert.Single(await _site.OutboxAsync());
    }

    [Fact]
    public async Task Nobody_else_says_yes_or_changes_it()
    {
        using var alice = _site.Visit();
        var thanks = await alice.OrderWithNumberAsync("040 123 4567");
        using var mallory = _site.Visit();
        await mallory.AddToCartAsync("dawn-cup");
        foreach (var handler in new[] { "Confirm", "Change" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await mallory.PostAsync($"{thanks}/number?handler={handler}", [("phone", "+358401234567")])).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await alice.PostAsync($"{thanks}/number?handler={handler}", [("phone", "+358401234567")], token: "", from: null)).Status);
        }

        Assert.Null((await mallory.GetAsync(thanks)).Document.QuerySelector(".confirm-number"));
        Assert.Empty(await _site.OutboxAsync());
        Assert.Equal(("+358401234567", MatchingState.Unconfirmed), await _site.ReadAsync(db => db.MatchingRequests.Select(r => ValueTuple.Create(r.Phone, r.State)).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_changed_number_is_the_one_that_is_confirmed_and_the_one_before_is_gone()
    {
        using var alice = _site.Visit();
        var thanks = await alice.OrderWithNumberAsync("040 123 4567");

        await alice.PostAsync(thanks + "/number?handler=Change", [("phone", "040 1")], from: thanks);
        Assert.Contains("The number wasn't changed. This number has too few digits for Finland.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
        await alice.PostAsync(thanks + "/number?handler=Change", [("phone", "040 765 4321")], from: thanks);
        Assert.Contains("The number is changed. Please confirm it.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
        Assert.Empty(_site.FilesWith("401234567"));

        // A page that was open before still names the old one.
        await alice.PostAsync(thanks + "/number?handler=Confirm", [("phone", "+358401234567")], from: thanks);
        Assert.Contains("The number was changed meanwhile, so nothing was sent.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
        Assert.Empty(await _site.OutboxAsync());

        await alice.ConfirmNumberAsync(thanks);
        Assert.Single(await _site.OutboxAsync());
        Assert.Equal(
            ("+358407654321", "+358407654321", "Ticked the box, which wasn't ticked beforehand, entered the phone number beside it, and placed the order. Changed the number on the order's own page. Confirmed the number on the order's own page."),
            await _site.ReadAsync(async db => (await db.MatchingRequests.Select(r => r.Phone).SingleAsync(Cancel), await db.ConsentProofs.Select(p => p.Phone).SingleAsync(Cancel), await db.ConsentProofs.Select(p => p.How).SingleAsync(Cancel))));
        await alice.PostAsync(thanks + "/number?handler=Change", [("phone", "040 123 4567")], from: thanks);
        Assert.Contains("There was no number to change any more.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_deletes_the_number_and_says_that_nothing_is_sent()
    {
        using var alice = _site.Visit();
        var thanks = await alice.OrderWithNumberAsync("040 123 4567");

        await alice.PostAsync(thanks + "?handler=Withdraw", [], from: thanks);

        Assert.Contains("Nothing will be sent, and your phone number is deleted.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
        Assert.Empty(await _site.ColumnsWithAsync("401234567"));
        Assert.Empty(await _site.OutboxAsync());
    }

    [Fact]
    public async Task Of_a_cancelled_order_there_is_no_news()
    {
        using var alice = _site.Visit();
        var thanks = await alice.OrderWithNumberAsync("040 123 4567");
        await _site.ReadAsync(db => db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OrderStatus.Cancelled), Cancel));

        Assert.Contains("The order is cancelled, so there will be no news.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
        await alice.PostAsync(thanks + "/number?handler=Confirm", [("phone", "+358401234567")], from: thanks);
        Assert.Empty(await _site.OutboxAsync());
    }

    [Fact]
    public async Task Who_takes_the_offer_back_sends_no_more()
    {
        using var folder = new TempFolder();
        string? cookie;
        string thanks;
        await using (var offering = new SiteHost([KeyValuePair.Create("Matching:IsOffered", (string?)"true")], database: folder.File("site.db")))
        {
            using var before = offering.Visit();
            thanks = await before.OrderWithNumberAsync("040 123 4567");
            cookie = before.Shopper;
        }

        await using var site = new SiteHost(database: folder.File("site.db"));
        using var alice = site.Visit();
        alice.Shopper = cookie;
        Assert.Contains("We don't write to phone numbers at the moment.", (await alice.GetAsync(thanks)).Said, StringComparison.Ordinal);
        await alice.PostAsync(thanks + "/number?handler=Confirm", [("phone", "+358401234567")], from: thanks);
        Assert.Empty(await site.OutboxAsync());
    }

    [Fact]
    public async Task The_merchant_sees_that_it_waits_for_the_shopper_and_when_it_was_confirmed()
    {
        using var alice = _site.Visit();
        var thanks = await alice.OrderWithNumberAsync("040 123 4567");
        using var bob = await _site.MerchantAsync();
        const string Matching = "/dashboard/entry-points/matching";
        Assert.Contains("The shopper hasn't confirmed the number on the order's own page. Nothing is sent before.", (await bob.GetAsync(Matching)).Document.QuerySelector("table.rows tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not confirmed on the order's own page", (await bob.GetAsync(Matching + "/1")).Document.QuerySelector("[aria-labelledby=proof]")!.TextContent, StringComparison.Ordinal);

        await alice.ConfirmNumberAsync(thanks);

        Assert.Contains("UTC, on the order's own page", (await bob.GetAsync(Matching + "/1")).Document.QuerySelector("[aria-labelledby=proof]")!.TextContent, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
