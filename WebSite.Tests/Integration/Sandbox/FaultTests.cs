using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

/// <summary>Each fault a delivery can have, asked for by REST and seen by the webhook.</summary>
public class FaultTests
{
    [Fact]
    public async Task A_duplicate_comes_as_often_as_asked_with_the_same_event()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind = "duplicate", count = 3, times = 1 });

        await control.OptInAsync("thrice");
        await control.OptInAsync("once");
        await DeliveredAsync(control, "once");

        Assert.Equal(["thrice", "thrice", "thrice", "once"], Refs(scene));
        Assert.Equal(4, scene.Shop.Received.Count);
        Assert.Single(Items(scene).Take(3).Select(item => item.GetRawText()).Distinct());
    }

    [Fact]
    public async Task A_delayed_delivery_holds_up_those_behind_it_until_the_clock_has_passed()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind = "delay", milliseconds = 600_000, times = 1 });

        await control.OptInAsync("late");
        await control.OptInAsync("behind");
        await scene.Sandbox.World.Deliveries.WaitForAsync(delivery => delivery.NextAttempt is not null, TestContext.Current.CancellationToken);
        Assert.Empty(scene.Shop.Received);

        await control.PostAsync("clock/jump", new { seconds = 600 });
        await DeliveredAsync(control, "behind");
        Assert.Equal(["late", "behind"], Refs(scene));
    }

    [Theory]
    [InlineData("delay")]
    [InlineData("join")]
    [InlineData("reorder")]
    public async Task A_reset_ends_every_wait_and_the_next_delivery_leaves_at_once(string kind)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind, count = 5, milliseconds = 36 * 60 * 60 * 1000 });

        await control.OptInAsync("before");
        await control.OptInAsync("before too");
        var waiting = scene.Sandbox.World.Deliveries.All;
        await scene.Sandbox.World.Changes.UntilAsync(() => scene.Sandbox.World.Faults.Struck[0] > 0 ? kind : null, TestContext.Current.CancellationToken);
        await control.PostAsync("reset");
        await control.OptInAsync("after");
        await DeliveredAsync(control, "after");

        Assert.Equal(["after"], Refs(scene));
        Assert.All(waiting, delivery => Assert.Equal(DeliveryStatus.Dropped, delivery.Status));
    }

    [Fact]
    public async Task Reordered_deliveries_come_in_another_order_and_the_same_seed_gives_the_same_one()
    {
        var orders = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var scene = await SandboxScene.StartAsync();
            using var control = await WithAsync(scene, new { kind = "reorder", count = 5, milliseconds = 60_000, times = 1 });
            for (var number = 1; number <= 5; number++)
            {
                await control.OptInAsync(number.ToString(provider: null));
            }

            await scene.DeliveredAsync("optin", count: 5);
            orders.Add(string.Concat(Refs(scene)));
        }

        Assert.Equal(orders[0], orders[1]);
        Assert.NotEqual("12345", orders[0]);
        Assert.Equal("12345", string.Concat(orders[0].Order()));
    }

    [Fact]
    public async Task Reordering_waits_no_longer_than_asked_for_deliveries_that_never_come()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind = "reorder", count = 5, milliseconds = 1 });

        await control.OptInAsync("alone");

        await DeliveredAsync(control, "alone");
    }

    [Fact]
    public async Task A_rule_that_is_added_or_taken_away_leaves_the_others_as_they_were()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind = "drop", times = 1 });
        await control.OptInAsync("lost");
        await control.DeliveryAsync("status=dropped&q=lost");

        await control.PostAsync("faults/rules", new { kind = "sha1Only", times = 1 });
        await control.OptInAsync("first");
        await DeliveredAsync(control, "first");
        Assert.Equal("[1,1]", (await control.GetAsync("faults")).GetProperty("struck").GetRawText());

        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        using var taken = await http.DeleteAsync("/_sandbox/faults/rules/1", TestContext.Current.CancellationToken);
        using var none = await http.DeleteAsync("/_sandbox/faults/rules/1", TestContext.Current.CancellationToken);
        await control.OptInAsync("second");
        await DeliveredAsync(control, "second");

        Assert.Equal((204, 404), ((int)taken.StatusCode, (int)none.StatusCode));
        Assert.Equal(["first", "second"], Refs(scene));
    }

    [Fact]
    public async Task A_dropped_delivery_never_comes_and_says_so()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind = "drop", on = "optin", times = 1 });

        await control.OptInAsync("lost");
        await control.OptInAsync("found");
        await DeliveredAsync(control, "found");

        Assert.Equal(["found"], Refs(scene));
        Assert.Equal(1, (await control.GetAsync("deliveries?q=lost&status=dropped")).GetArrayLength());
    }

    [Theory]
    [InlineData("items", 1, 3)]
    [InlineData("entries", 3, 1)]
    public async Task Joined_deliveries_come_as_one(string shape, int entries, int items)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind = "join", count = 3, milliseconds = 60_000 });
        await control.PatchAsync("settings", new { batches = new { shape } });

        await control.OptInAsync("a");
        await control.OptInAsync("b", "demo-psid-bob");
        await control.OptInAsync("c");
        var delivery = await DeliveredAsync(control, "c");

        Assert.Equal("demo-psid-bob", delivery.GetProperty("events")[1].GetProperty("person").GetString());
        var body = JsonDocument.Parse(Assert.Single(scene.Shop.Received).Body).RootElement.GetProperty("entry");
        Assert.Equal((entries, items), (body.GetArrayLength(), body[0].GetProperty("messaging").GetArrayLength()));
        Assert.Equal(["a", "b", "c"], Refs(scene));
    }

    [Fact]
    public async Task A_batch_leaves_as_one_delivery_of_up_to_a_thousand_and_is_split_on_request()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind = "split", times = 1 });
        var events = Enumerable.Range(1, 1000).Select(number => new { person = "demo-psid-bob", kind = "optin", value = new { @ref = $"r{number}" } }).ToList();

        await control.PostAsync("events/batch", new { events = events.Take(3) });
        await DeliveredAsync(control, "r3");
        Assert.Equal(3, scene.Shop.Received.Count);

        await control.PostAsync("events/batch", new { events, shape = "entries" });
        await DeliveredAsync(control, "r1000");

        Assert.Equal(4, scene.Shop.Received.Count);
        Assert.Equal(1000, JsonDocument.Parse(scene.Shop.Received.Last().Body).RootElement.GetProperty("entry").GetArrayLength());
    }

    [Fact]
    public async Task What_waited_for_a_webhook_leaves_in_batches_when_these_are_allowed()
    {
        await using var scene = await SandboxScene.StartAsync(configure: options => options.Webhook = null);
        using var control = new SandboxControl(scene.Sandbox.Address);
        await control.PatchAsync("settings", new { batches = new { maxEvents = 10 } });
        foreach (var number in Enumerable.Range(1, 25))
        {
            await control.OptInAsync($"r{number}");
        }

        await control.PutAsync("webhook", new { url = scene.Shop.Webhook.ToString() });
        await DeliveredAsync(control, "r25");

        // The first had left the queue before the others came.
        Assert.Equal(Enumerable.Range(1, 25).Select(number => $"r{number}"), Refs(scene));
        Assert.InRange(scene.Shop.Received.Count, 3, 4);
    }

    [Theory]
    [InlineData("wrongSignature", "demo-wrong-secret", true)]
    [InlineData("oldSecret", "demo-app-secret-old", true)]
    [InlineData("sha1Only", "demo-app-secret", false)]
    public async Task A_signature_can_be_wrong_old_or_of_the_weak_kind_alone(string kind, string secret, bool hasSha256)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = await WithAsync(scene, new { kind, times = 1 });

        await control.OptInAsync("signed");
        await DeliveredAsync(control, "signed");

        var posted = Assert.Single(scene.Shop.Received);
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), posted.Body));
        Assert.Equal(hasSha256 ? "sha256=" + expected : null, posted.Headers.GetValueOrDefault("X-Hub-Signature-256"));
        Assert.StartsWith("sha1=", posted.Headers["X-Hub-Signature"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_body_is_half_of_what_was_signed_and_the_retry_is_whole()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.Answer(400);
        using var control = await WithAsync(scene, new { kind = "truncate", times = 1 });

        await control.OptInAsync("cut");
        await DeliveredAsync(control, "cut");

        var posted = scene.Shop.Received.ToArray();
        Assert.Equal(2, posted.Length);
        Assert.Equal(posted[1].Body.Length / 2, posted[0].Body.Length);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(posted[0].Body));
        var ofHalf = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes("demo-app-secret"), posted[0].Body));
        Assert.NotEqual("sha256=" + ofHalf, posted[0].Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task A_chance_strikes_the_same_events_in_every_run()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var scene = await SandboxScene.StartAsync();
            using var control = await WithAsync(scene, new { kind = "drop", chance = 0.5 });
            for (var number = 0; number < 20; number++)
            {
                await control.OptInAsync($"r{number}");
            }

            await Task.WhenAll(scene.Sandbox.World.Deliveries.All.Select(each => each.Settled)).WaitAsync(TestContext.Current.CancellationToken);
            runs.Add(string.Join(' ', Refs(scene)));
            Assert.InRange(scene.Shop.Received.Count, 1, 19);
            Assert.Equal(20 - scene.Shop.Received.Count, (await control.GetAsync("faults")).GetProperty("struck")[0].GetInt32());
        }

        Assert.Equal(runs[0], runs[1]);
    }

    [Theory]
    [InlineData("""{"rules":[{"kind":"duplicate","count":1}]}""", "count")]
    [InlineData("""{"rules":[{"kind":"delay","milliseconds":-1}]}""", "milliseconds")]
    [InlineData("""{"rules":[{"kind":"drop","chance":1.5}]}""", "chance")]
    [InlineData("""{"rules":[{"kind":"graphError"}]}""", "error or named is needed")]
    [InlineData("""{"rules":[{"kind":"explode"}]}""", "kind")]
    [InlineData("""{"rules":[{"kind":"drop","sometimes":true}]}""", "sometimes")]
    public async Task A_plan_that_makes_no_sense_is_refused_with_the_reason(string plan, string expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var answer = await http.PutAsync("/_sandbox/faults", new StringContent(plan, null, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<SandboxControl> WithAsync(SandboxScene scene, object rule)
    {
        var control = new SandboxControl(scene.Sandbox.Address);
        await control.PutAsync("faults", new { seed = 7, rules = new[] { rule } });
        return control;
    }

    private static Task<JsonElement> DeliveredAsync(SandboxControl control, string text) =>
        control.DeliveryAsync($"status={nameof(DeliveryStatus.Delivered)}&q=%22{text}%22");

    private static IEnumerable<JsonElement> Items(SandboxScene scene) => scene.Shop.Received
        .SelectMany(posted => JsonDocument.Parse(posted.Body).RootElement.GetProperty("entry").EnumerateArray())
        .SelectMany(entry => entry.GetProperty("messaging").EnumerateArray());

    private static IEnumerable<string?> Refs(SandboxScene scene) => Items(scene).Select(item => item.GetProperty("optin").GetProperty("ref").GetString());
}
