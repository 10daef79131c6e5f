using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>A merchant takes an order on; who follows it is told.</summary>
public sealed class OrderProgressTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_step_is_told_once_to_those_who_got_the_receipt()
    {
        await OrderedAsync();
        using var bob = await _site.MerchantAsync();
        Assert.Equal("1 person Alice Archer", string.Join(' ', (await bob.GetAsync("/dashboard/orders")).Document.QuerySelector("[data-label='In Messenger']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal("Order 1001 is packed. A message to the person who follows it waits in the outbox. The site has no token of the Page, so nothing can be sent. Set Messenger:PageAccessToken.", (await MoveAsync(bob, "Packed")).Notice());
        Assert.StartsWith("Nothing was changed", (await MoveAsync(bob, "Packed")).Notice(), StringComparison.Ordinal);
        Assert.StartsWith("Nothing was changed", (await MoveAsync(bob, "Delivered")).Notice(), StringComparison.Ordinal);
        Assert.StartsWith("Nothing was changed", (await MoveAsync(bob, "nonsense")).Notice(), StringComparison.Ordinal);
        await MoveAsync(bob, "Shipped");
        Assert.StartsWith("Nothing was changed", (await MoveAsync(bob, "Cancelled")).Notice(), StringComparison.Ordinal);
        await MoveAsync(bob, "Delivered");

        var told = (await _site.OutboxAsync()).Where(m => m.Occasion != Occasion.Receipt).ToList();
        Assert.Equal([Occasion.OrderPacked, Occasion.OrderShipped, Occasion.OrderDelivered], told.Select(m => m.Occasion));
        Assert.Equal(MessageCause.OrderNews(1, OrderStatus.Packed, 1), told[0].Cause);
        Assert.All(told, m => Assert.Equal((1L, 1, 1L), (m.ConversationId!.Value, m.OrderId!.Value, m.CheckoutSessionId!.Value)));
        Assert.Equal(8, await StockAsync());
    }

    [Fact]
    public async Task A_cancelled_order_gives_its_pieces_back_and_nobody_is_told_who_does_not_follow()
    {
        await OrderedAsync(OutboxState.Failed);
        Assert.Equal(8, await StockAsync());
        using var bob = await _site.MerchantAsync();

        Assert.Equal("Order 1001 is cancelled. Nobody follows it in Messenger.", (await MoveAsync(bob, "Cancelled")).Notice());
        await MoveAsync(bob, "Cancelled");

        Assert.Equal(9, await StockAsync());
        Assert.Single(await _site.OutboxAsync());
        Assert.Contains("Cancelled; see it among the orders", (await bob.GetAsync("/dashboard/sessions/1")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stopped", "Nothing is sent to the person who follows it. The person asked that nothing more be sent.", OutboxState.Cancelled)]
    [InlineData("unreachable", "Nothing is sent to the person who follows it. Facebook says that the person can't be reached: they blocked the Page, or deleted the conversation.", OutboxState.Failed)]
    [InlineData("conflict", "A message to the person who follows it waits in the outbox. Several people came in from this checkout: it waits for the shopper's choice.", OutboxState.Held)]
    public async Task What_is_said_of_the_message_is_what_became_of_it(string what, string sentence, OutboxState state)
    {
        await OrderedAsync();
        await _site.ReadAsync(async db =>
        {
            var talk = await db.Conversations.SingleAsync(Cancel);
            talk.With(t => t.StoppedAt, what == "stopped" ? DateTimeOffset.UtcNow : null).With(t => t.UnreachableAt, what == "unreachable" ? DateTimeOffset.UtcNow : null);
            (await db.CheckoutSessions.SingleAsync(Cancel)).With(s => s.Connection, what == "conflict" ? Connection.Conflict : Connection.Connected);
            return await db.SaveChangesAsync(Cancel);
        });
        using var bob = await _site.MerchantAsync();

        Assert.Equal($"Order 1001 is packed. {sentence}", (await MoveAsync(bob, "Packed")).Notice());

        Assert.Equal(state, Assert.Single(await _site.OutboxAsync(), m => m.Occasion == Occasion.OrderPacked).State);
    }

    [Fact]
    public async Task A_receipt_that_was_not_sent_is_why_nobody_follows()
    {
        await OrderedAsync(OutboxState.Failed, "The person can't be reached.");
        using var bob = await _site.MerchantAsync();
        Assert.Equal("Order 1001 is packed. Nobody follows it in Messenger. Its receipt wasn't sent: The person can't be reached.", (await MoveAsync(bob, "Packed")).Notice());
    }

    [Fact]
    public async Task When_the_messages_can_not_be_written_the_order_stays_as_it_is()
    {
        await OrderedAsync();
        using var bob = await _site.MerchantAsync();
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER no BEFORE INSERT ON \"OutboxMessages\" BEGIN SELECT RAISE(ABORT, 'no'); END", Cancel));

        await bob.PostAsync("/dashboard/orders", [("id", "1"), ("becomes", "Cancelled")], from: "/dashboard/orders");

        Assert.Equal(OrderStatus.Placed, await _site.ReadAsync(db => db.Orders.Select(o => o.Status).SingleAsync(Cancel)));
        Assert.Equal(8, await StockAsync());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static Task<WebReply> MoveAsync(Visitor merchant, string to) => merchant.PressAsync("/dashboard/orders", ("id", "1"), ("becomes", to));

    private Task<int> StockAsync() => _site.ReadAsync(db => db.Products.Where(p => p.Slug == "harbour-teapot").Select(p => p.Stock).SingleAsync(Cancel));

    /// <summary>A teapot was ordered, and Alice, who clicked on its thank-you page, has its receipt.</summary>
    private async Task OrderedAsync(OutboxState receipt = OutboxState.Sent, string? why = null)
    {
        using var shopper = _site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        await shopper.OrderAsync();
        await _site.AliceAsync(c =>
        {
            var message = Rows.Message("receipt:1:1", receipt, Occasion.Receipt);
            c.Messages.Add(message.With(m => m.OrderId, 1).With(m => m.CheckoutSessionId, 1).With(m => m.Why, why));
        });
        await _site.ClickedAsync(Payload.Alice);
    }
}
