using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class DeliveryTests
{
    [Fact]
    public async Task An_opt_in_arrives_in_facebooks_spelling_with_both_signatures_over_its_bytes()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var browser = new SandboxClient(scene.Sandbox.Address);

        await browser.OptInAsync("v1.a/b+c=");
        await scene.DeliveredAsync("optin");

        var posted = Assert.Single(scene.Shop.Received);
        Assert.Matches(
            """^\{"object":"page","entry":\[\{"id":"demo-page","time":\d{13},"messaging":\[\{"sender":\{"id":"demo-psid-alice"\},"recipient":\{"id":"demo-page"\},"timestamp":\d{13},"optin":\{"ref":"v1\.a\\/b\+c="\}\}\]\}\]\}$""",
            posted.Text);
        Assert.Equal("application/json", posted.Headers["Content-Type"]);
        Assert.Equal("sha1=" + Hmac(HashAlgorithmName.SHA1, posted.Body), posted.Headers["X-Hub-Signature"]);
        Assert.Equal("sha256=" + Hmac(HashAlgorithmName.SHA256, posted.Body), posted.Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task A_failed_delivery_comes_again_as_the_same_event_under_a_new_time()
    {
        var clock = new ManualClock();
        await using var scene = await SandboxScene.StartAsync(clock);
        using var browser = new SandboxClient(scene.Sandbox.Address);
        scene.Shop.Answer(503, 500, 200);

        await browser.OptInAsync("first");

        // The first retry comes at once, the second after a second.
        await clock.PassNextWaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var delivery = await scene.DeliveredAsync("optin");

        Assert.Equal([503, 500, 200], delivery.Attempts.Select(attempt => attempt.Answer ?? 0));
        var entries = scene.Shop.Received.Select(posted => JsonDocument.Parse(posted.Body).RootElement.GetProperty("entry")[0]).ToList();
        Assert.Equal(3, entries.Count);
        Assert.Single(entries.Select(entry => entry.GetProperty("messaging").GetRawText()).Distinct());
        Assert.Equal(entries[0].GetProperty("time").GetInt64() + 1000, entries[2].GetProperty("time").GetInt64());
    }

    [Fact]
    public async Task Clicks_in_the_same_millisecond_get_timestamps_of_their_own_and_arrive_in_order()
    {
        await using var scene = await SandboxScene.StartAsync(new ManualClock());
        using var browser = new SandboxClient(scene.Sandbox.Address);

        await browser.OptInAsync("1");
        await browser.OptInAsync("2", "demo-psid-bob");
        await browser.OptInAsync("3", "demo-psid-charlie");
        await scene.DeliveredAsync("optin", count: 3);

        var items = scene.Shop.Received
            .Select(posted => JsonDocument.Parse(posted.Body).RootElement.GetProperty("entry")[0].GetProperty("messaging")[0]).ToList();
        Assert.Equal(["1", "2", "3"], items.Select(item => item.GetProperty("optin").GetProperty("ref").GetString()));
        var times = items.Select(item => item.GetProperty("timestamp").GetInt64()).ToList();
        Assert.Equal([times[0], times[0] + 1, times[0] + 2], times);
    }

    [Fact]
    public async Task Deliveries_wait_for_a_webhook()
    {
        await using var scene = await SandboxScene.StartAsync(configure: options => options.Webhook = null);
        using var browser = new SandboxClient(scene.Sandbox.Address);

        await browser.OptInAsync("early");
        Assert.Equal(DeliveryStatus.Waiting, Assert.Single(scene.Sandbox.World.Deliveries.All).Status);

        scene.Sandbox.Webhook = scene.Shop.Webhook;
        await scene.DeliveredAsync("optin");
    }

    [Fact]
    public async Task An_answer_that_takes_longer_than_twenty_seconds_counts_as_none()
    {
        var clock = new ManualClock();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var scene = await SandboxScene.StartAsync(clock, options => options.Webhook = new($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/webhook"));
        using var browser = new SandboxClient(scene.Sandbox.Address);

        await browser.OptInAsync("slow");
        using var asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await clock.PassNextWaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var delivery = await scene.Sandbox.World.Deliveries.WaitForAsync(each => each.Attempts.Length > 0, TestContext.Current.CancellationToken);

        Assert.Equal("No answer within 20 seconds.", delivery.Attempts[0].Error);
        Assert.Equal(TimeSpan.FromSeconds(20), delivery.Attempts[0].Took);
    }

    [Fact]
    public async Task After_fifteen_minutes_of_failures_comes_a_warning_and_after_eight_hours_the_webhook_is_disabled()
    {
        // Stands still: only the world's own jumps pass the waits.
        var clock = new ManualClock();
        await using var scene = await SandboxScene.StartAsync(clock, options => options.Webhook = new("http://localhost:1/webhook"));
        using var browser = new SandboxClient(scene.Sandbox.Address);
        var world = scene.Sandbox.World;

        await browser.OptInAsync("lost");
        await browser.OptInAsync("behind");
        var delivery = world.Deliveries.All[1];
        await AttemptsAsync(world, delivery, 2);
        Jump(world, clock, TimeSpan.FromMinutes(16));
        await AttemptsAsync(world, delivery, 3);
        Assert.Contains("15 minutes", Assert.Single(world.Journal.Of(JournalKind.Warning)).Reason, StringComparison.Ordinal);
        Jump(world, clock, TimeSpan.FromHours(8));

        await Task.WhenAll(world.Deliveries.All.Select(each => each.Settled)).WaitAsync(TestContext.Current.CancellationToken);
        Assert.All(world.Deliveries.All, each => Assert.Equal(DeliveryStatus.Failed, each.Status));
        Assert.Equal(4, delivery.Attempts.Length);
        Assert.All(delivery.Attempts, attempt => Assert.NotNull(attempt.Error));
        Assert.Equal((false, false), (world.Settings.Subscription.IsEnabled, world.Settings.Subscription.IsInstalled));
        await browser.OptInAsync("after");
        Assert.Contains("disabled", world.Deliveries.All[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_forgets_that_deliveries_have_failed()
    {
        var clock = new ManualClock();
        await using var scene = await SandboxScene.StartAsync(clock, options => options.Webhook = new("http://localhost:1/webhook"));
        using var control = new SandboxControl(scene.Sandbox.Address);
        var world = scene.Sandbox.World;

        for (var run = 0; run < 2; run++)
        {
            await control.OptInAsync("lost");
            var delivery = world.Deliveries.All[0];
            await AttemptsAsync(world, delivery, 2);
            Assert.Empty(world.Journal.Of(JournalKind.Warning));
            Jump(world, clock, TimeSpan.FromMinutes(16));
            await AttemptsAsync(world, delivery, 3);
            Assert.Single(world.Journal.Of(JournalKind.Warning));
            await control.PostAsync("reset");
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Timestamps_are_never_given_twice_and_go_back_with_the_clock()
    {
        await using var scene = await SandboxScene.StartAsync(new ManualClock());
        using var control = new SandboxControl(scene.Sandbox.Address);
        var batch = new { events = Enumerable.Repeat(new { person = "demo-psid-bob", kind = "optin" }, 3) };

        await control.PostAsync("events/batch", batch);
        await control.PostAsync("events/batch", batch);
        await control.OptInAsync("alone");
        var times = Timestamps(scene.Sandbox.World);
        Assert.Equal(7, times.Distinct().Count());

        await control.PostAsync("clock/jump", new { seconds = 3600 });
        await control.OptInAsync("later");
        await control.PostAsync("reset");
        await control.OptInAsync("again");
        Assert.Equal(scene.Sandbox.World.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Assert.Single(Timestamps(scene.Sandbox.World)));
    }

    private static List<long> Timestamps(SandboxWorld world) =>
        [.. world.Deliveries.All.SelectMany(delivery => delivery.Events).Select(each => each.Item["timestamp"]!.GetValue<long>())];

    private static void Jump(SandboxWorld world, ManualClock clock, TimeSpan by)
    {
        world.Clock.Jump(by);
        clock.Advance(TimeSpan.Zero);
    }

    private static Task<Delivery> AttemptsAsync(SandboxWorld world, Delivery delivery, int count) =>
        world.Changes.UntilAsync(() => delivery.Attempts.Length == count && delivery.NextAttempt is not null ? delivery : null, TestContext.Current.CancellationToken);

    private static string Hmac(HashAlgorithmName algorithm, byte[] body)
    {
        using var hash = IncrementalHash.CreateHMAC(algorithm, Encoding.ASCII.GetBytes("demo-app-secret"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
