using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class ResetTests
{
    private const int ThirtySixHours = 36 * 60 * 60 * 1000;

    [Theory]
    [InlineData(FaultKind.Delay)]
    [InlineData(FaultKind.Join)]
    [InlineData(FaultKind.Reorder)]
    public async Task A_reset_ends_the_wait_that_a_fault_has_begun(FaultKind kind)
    {
        await using var scene = await SandboxScene.StartAsync();
        var world = scene.Sandbox.World;
        world.Faults.Set(new() { Rules = [new() { Kind = kind, Milliseconds = ThirtySixHours }] });
        OptIn(world, "before");
        await UntilAsync(world, () => world.Faults.Struck[0] == 1);

        world.Reset();
        OptIn(world, "after");

        Assert.Contains("after", (await scene.DeliveredAsync("optin")).Attempts[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("before", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_before_a_reset_do_not_disable_the_webhook_after_it()
    {
        var clock = new ManualClock();
        await using var scene = await SandboxScene.StartAsync(clock);
        var world = scene.Sandbox.World;
        scene.Shop.Answer(500, 500, 500);
        OptIn(world, "before");
        await UntilAsync(world, () => world.Deliveries.All[0] is { Attempts.Length: 2, NextAttempt: not null });
        world.Reset();
        clock.Advance(TimeSpan.FromHours(9));

        OptIn(world, "after");

        await scene.DeliveredAsync("optin");
        Assert.True(world.Settings.Subscription.IsEnabled);
    }

    [Fact]
    public async Task What_was_dropped_takes_nothing_with_it_that_comes_later()
    {
        var clock = new ManualClock();
        await using var scene = await SandboxScene.StartAsync(clock);
        var world = scene.Sandbox.World;
        scene.Shop.Answer(500, 500);
        OptIn(world, "held");
        await UntilAsync(world, () => world.Deliveries.All[0] is { Attempts.Length: 2, NextAttempt: not null });
        OptIn(world, "queued");
        world.Deliveries.GiveUp(world.Deliveries.All[0], DeliveryStatus.Dropped, "By hand.");
        world.Change(settings => settings with { Batches = new() { MaxEvents = 10 } });
        OptIn(world, "later");

        clock.Advance(TimeSpan.FromSeconds(1));

        await scene.DeliveredAsync("optin", 2);
        Assert.DoesNotContain("queued", string.Concat(scene.Shop.Received.Select(posted => posted.Text)), StringComparison.Ordinal);
        Assert.Contains("later", scene.Shop.Received.Last().Text, StringComparison.Ordinal);
    }

    private static void OptIn(SandboxWorld world, string text) => world.Events.OptIn(world.People.Find("demo-psid-alice")!, text);

    private static Task<SandboxWorld> UntilAsync(SandboxWorld world, Func<bool> happened) =>
        world.Changes.UntilAsync(() => happened() ? world : null, TestContext.Current.CancellationToken).WaitAsync(Patience.Most);
}
