using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>News of an order whose person last wrote more than a day ago, without a template: held, told of, and gone when the window opens in time.</summary>
public sealed class HeldNewsTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private Scene _scene = null!;
    private Visitor _shopper = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Talk Alice => new(_scene);

    public async ValueTask InitializeAsync()
    {
        _scene = await Scene.StartAsync(_clock);
        _shopper = _scene.Site.Visit();
        await OrderNewsScene.OrderAsync(_scene, _shopper, Alice);
        await _scene.LeapAsync(_clock, TimeSpan.FromHours(30));
    }

    [Fact]
    public async Task They_are_held_the_dashboard_says_so_and_they_go_when_the_person_writes()
    {
        using var bob = await _scene.Site.MerchantAsync();
        var notice = (await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed)).Notice();
        Assert.Contains("waits in the outbox", notice, StringComparison.Ordinal);
        Assert.Contains("no template", notice, StringComparison.Ordinal);
        Assert.Equal((OutboxState.Held, Hindrance.NoTemplate), await NewsAsync());
        var alarm = (await bob.GetAsync("/dashboard/conversations")).Document.QuerySelector("#untold")!.TextContent;
        Assert.Contains("1 piece of news of an order hasn't been told (order packed: 1)", alarm, StringComparison.Ordinal);
        Assert.Contains("a template", alarm, StringComparison.Ordinal);
        Assert.Contains("Write to us there", await OrderPageAsync(), StringComparison.Ordinal);

        Alice.Say("How is my order?");
        await _scene.Until(async () => (await Alice.OutboxAsync())[1].State == OutboxState.Sent);
        Assert.Contains("is packed", Alice.Heard[1], StringComparison.Ordinal);
        Assert.Null((await bob.GetAsync("/dashboard/conversations")).Document.QuerySelector("#untold"));
    }

    [Fact]
    public async Task They_lapse_when_they_would_be_odd_and_the_dashboard_says_that_too()
    {
        using (var bob = await _scene.Site.MerchantAsync())
        {
            await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed);
        }

        await _scene.LeapAsync(_clock, TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        _scene.Site.Services.GetRequiredService<OutboxSignal>().Raise();
        await _scene.Until(async () => (await Alice.OutboxAsync())[1].State == OutboxState.Cancelled);
        Assert.Equal(Hindrance.NoTemplate.WhyLapsed(), (await Alice.OutboxAsync())[1].Why);
        Alice.Say("How is my order?");
        await _scene.Site.SettledAsync();
        Assert.Single(Alice.Heard);
    }

    [Fact]
    public async Task Of_several_the_newest_alone_goes()
    {
        using var bob = await _scene.Site.MerchantAsync();
        await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed);
        await OrderNewsScene.MoveAsync(bob, OrderStatus.Shipped);
        Alice.Say("How is my order?");
        await _scene.Until(async () => (await Alice.OutboxAsync()).All(m => m.IsDone));
        Assert.Equal([OutboxState.Sent, OutboxState.Cancelled, OutboxState.Sent], (await Alice.OutboxAsync()).Select(m => m.State));
        Assert.Equal(Hindrance.Overtaken.Why(), (await Alice.OutboxAsync())[1].Why);
        Assert.Contains("on its way", Alice.Heard[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_stop_gets_none_of_them()
    {
        using var bob = await _scene.Site.MerchantAsync();
        await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed);
        Alice.Say("stop");
        await _scene.Until(async () => (await Alice.OutboxAsync()).All(m => m.IsDone));
        Assert.Equal(OutboxState.Cancelled, (await Alice.OutboxAsync())[1].State);
        Assert.Equal(2, Alice.Heard.Count); // The receipt, and that nothing more comes.
    }

    public async ValueTask DisposeAsync()
    {
        _shopper.Dispose();
        await _scene.DisposeAsync();
    }

    private async Task<(OutboxState, Hindrance?)> NewsAsync() => (await Alice.OutboxAsync())[1] is var news ? (news.State, news.HeldBy) : default;

    private async Task<string> OrderPageAsync()
    {
        var token = await _scene.Site.ReadAsync(db => db.Orders.Select(o => o.Token).SingleAsync(Cancel));
        return (await _shopper.GetAsync($"/orders/{token}")).Text;
    }
}
