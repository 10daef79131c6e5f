using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Checkout;

/// <summary>The order's page says how far the order is, and is where a shopper looks it up.</summary>
public sealed class OrderPageTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public OrderPageTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thanks_are_said_once_and_then_the_page_is_the_orders()
    {
        using var alice = _site.Visit();
        var path = await OrderedAsync(alice);
        Assert.Equal("Thank you, Alice", Heading(await alice.GetAsync(path)));
        var again = await alice.GetAsync(path);
        Assert.Equal("Your order is placed", Heading(again));
        Assert.DoesNotContain("wrapping", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_state_is_shown_with_its_time()
    {
        using var alice = _site.Visit();
        var path = await OrderedAsync(alice);
        await alice.GetAsync(path);
        var placed = Time(_clock);
        var headings = new List<string>();
        var times = new List<string> { $"Placed {placed}" };
        foreach (var (to, name) in new[] { (OrderStatus.Packed, "Packed"), (OrderStatus.Shipped, "On its way"), (OrderStatus.Delivered, "Delivered") })
        {
            _clock.Advance(TimeSpan.FromHours(5));
            await MoveAsync(to);
            times.Add($"{name} {Time(_clock)}");
            var page = await alice.GetAsync(path);
            headings.Add(Heading(page));
            Assert.Equal(times, Steps(page).Take(times.Count));
            Assert.All(Steps(page).Skip(times.Count), step => Assert.EndsWith(" not yet", step, StringComparison.Ordinal));
            Assert.Equal(name, page.Document.QuerySelector("[aria-current=step] span")!.TextContent);
        }

        Assert.Equal(["Your order is packed", "Your order is on its way", "Your order has been delivered"], headings);
        Assert.DoesNotContain("Follow this order", (await alice.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_order_promises_nothing()
    {
        using var alice = _site.Visit();
        var path = await OrderedAsync(alice);
        await MoveAsync(OrderStatus.Packed);
        await MoveAsync(OrderStatus.Cancelled);

        var page = await alice.GetAsync(path);
        Assert.Equal(["Placed", "Packed", "Cancelled"], page.Document.QuerySelectorAll(".way li > span:first-child").Select(step => step.TextContent));
        Assert.Contains("there is nothing to pay", page.Text, StringComparison.Ordinal);
        Assert.All(["pack it next", "courier", "Follow this order", "You pay on delivery"], promise => Assert.DoesNotContain(promise, page.Text, StringComparison.Ordinal));
        Assert.Equal("Your order is cancelled", Heading(await alice.GetAsync(path)));
    }

    [Fact]
    public async Task Of_an_order_that_was_moved_before_times_were_kept_only_what_is_known_is_shown()
    {
        using var alice = _site.Visit();
        var path = await OrderedAsync(alice);
        await _site.ReadAsync(db => db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OrderStatus.Shipped), Cancel));
        Assert.Equal([$"Placed {Time(_clock)}", "Packed", "On its way", "Delivered not yet"], Steps(await alice.GetAsync(path)));
    }

    [Fact]
    public async Task The_browser_finds_its_own_orders_and_nobody_elses()
    {
        using var alice = _site.Visit();
        var first = await OrderedAsync(alice);
        await MoveAsync(OrderStatus.Packed);
        var second = await OrderedAsync(alice, "dawn-cup");
        using var charlie = _site.Visit();
        await charlie.GetAsync("/products/dawn-cup");

        var hers = await alice.GetAsync("/orders");
        Assert.Equal([second, first], hers.Document.QuerySelectorAll(".orders h2 a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Packed", hers.Document.QuerySelectorAll(".orders li")[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Order 100", (await charlie.GetAsync("/orders")).Text, StringComparison.Ordinal);
        Assert.NotNull(hers.Document.QuerySelector(".foot a[href='/orders']"));
    }

    /// <summary>The address stands in access logs, in receipts, and in whatever the shopper passes on.</summary>
    [Fact]
    public async Task Who_has_the_address_alone_sees_how_far_it_is_and_nothing_of_what_or_whom()
    {
        using var alice = _site.Visit();
        var path = await OrderedAsync(alice);
        var placed = Time(_clock);
        _clock.Advance(TimeSpan.FromHours(5));
        await MoveAsync(OrderStatus.Packed);
        using var charlie = _site.Visit();
        using var mallory = _site.Visit();
        await mallory.AddToCartAsync("dawn-cup");

        foreach (var other in new[] { charlie, mallory })
        {
            var page = await other.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal([$"Placed {placed}", $"Packed {Time(_clock)}", "On its way not yet", "Delivered not yet"], Steps(page));
            Assert.All(
                ["Alice", "alice@", "Harbour Street", "Turku", "20100", "Finland", "1001", "teapot", "1 ×", "64.00", "data-ref"],
                secret => Assert.DoesNotContain(secret, page.Document.QuerySelector("main")!.OuterHtml + page.Document.Title, StringComparison.OrdinalIgnoreCase));
        }

        var hers = await alice.GetAsync(path);
        Assert.All(["1001", "Harbour teapot", "64.00"], own => Assert.Contains(own, hers.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stop", OutboxState.Cancelled, "You wrote “stop” in Messenger")]
    [InlineData("", OutboxState.Sent, "The receipt was sent to Messenger.")]
    [InlineData("", OutboxState.Waiting, "We can't send anything to Messenger at the moment")]
    [InlineData("", OutboxState.Held, "until you say below whether it was you")]
    [InlineData("", OutboxState.Failed, "The receipt could not be sent to Messenger.")]
    [InlineData("blocked", OutboxState.Sent, "The receipt was sent to Messenger.")]
    [InlineData("blocked", OutboxState.Uncertain, "may have reached Messenger or not")]
    [InlineData("blocked", OutboxState.Held, "What we had to say about this order could not be sent to Messenger.")]
    public async Task What_is_said_of_news_in_messenger_is_what_the_outbox_says(string said, OutboxState state, string sentence)
    {
        using var alice = _site.Visit();
        var path = await OrderedAsync(alice);
        await _site.AliceAsync(c =>
        {
            var message = Rows.Message("receipt:1:1", state, Occasion.Receipt);
            c.Messages.Add(message.With(m => m.OrderId, 1).With(m => m.CheckoutSessionId, 1));
            c.With(t => t.StoppedAt, said == "stop" ? DateTimeOffset.UtcNow : null).With(t => t.UnreachableAt, said == "blocked" ? DateTimeOffset.UtcNow : null);
        });
        Assert.Contains(sentence, (await alice.GetAsync(path)).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_connected_and_wrote_stop_is_promised_nothing()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var path = await OrderedAsync(alice);
        await _site.DeliverAsync(OptIn((await alice.GetAsync(path)).Ref));
        Assert.Contains("We can't send anything", await PromiseAsync(alice, path), StringComparison.Ordinal);

        await _site.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.StoppedAt, DateTimeOffset.UtcNow), Cancel));
        Assert.Contains("You wrote “stop” in Messenger", await PromiseAsync(alice, path), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task<string> PromiseAsync(Visitor shopper, string path) =>
        (await shopper.GetAsync(path)).Document.QuerySelector(".messenger-spot")!.GetAttribute("data-promise")!;

    private static async Task<string> OrderedAsync(Visitor shopper, string slug = "harbour-teapot")
    {
        await shopper.AddToCartAsync(slug);
        return (await shopper.OrderAsync()).Location!.ToLowerInvariant();
    }

    private static string Heading(WebReply page) => page.Document.QuerySelector("h1")!.TextContent;

    private static string Time(TimeProvider clock) => clock.GetUtcNow().UtcDateTime.ToString("d MMMM, HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Steps(WebReply page) =>
        page.Document.QuerySelectorAll(".way li").Select(step => string.Join(' ', step.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private async Task MoveAsync(OrderStatus to)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<OrderProgress>().MoveAsync(1, to, Cancel));
    }
}
