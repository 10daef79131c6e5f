using System.Text.Json;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

/// <summary>Any event of the platform's page, without a browser; and what Facebook wouldn't send.</summary>
public class EventTests
{
    [Fact]
    public async Task Every_kind_of_the_platforms_page_can_be_sent()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await control.PatchAsync("settings", new { subscription = new { fields = WebSite.Sandbox.Deliveries.EventFields.All } });
        var samples = (await control.GetAsync("events/samples")).EnumerateObject().ToList();

        foreach (var sample in samples)
        {
            await control.PostAsync("events", new { person = "demo-psid-alice", kind = sample.Name });
        }

        await control.DeliveryAsync($"status=delivered&kind={samples[^1].Name}");
        Assert.Equal(samples.Count, scene.Shop.Received.Count);
        Assert.All(scene.Shop.Received.Zip(samples), pair =>
        {
            var item = JsonDocument.Parse(pair.First.Body).RootElement.GetProperty("entry")[0].GetProperty("messaging")[0];
            Assert.All(pair.Second.Value.EnumerateObject(), part => Assert.True(JsonElement.DeepEquals(part.Value, item.GetProperty(part.Name)), part.Name));
            Assert.Equal("demo-psid-alice", item.GetProperty("sender").GetProperty("id").GetString());
            Assert.Equal("demo-page", item.GetProperty("recipient").GetProperty("id").GetString());
        });
    }

    [Theory]
    [InlineData("standby")]
    [InlineData("changes")]
    public async Task An_event_can_stand_in_another_list_of_the_entry(string list)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);

        await control.PatchAsync("settings", new { subscription = new { fields = (string[])["feed", "standby"] } });
        await control.PostAsync("events", new { kind = "feed", list, item = new { field = "feed", value = new { item = "like" } } });
        await control.DeliveryAsync("status=delivered");

        var entry = JsonDocument.Parse(Assert.Single(scene.Shop.Received).Body).RootElement.GetProperty("entry")[0];
        Assert.Equal("feed", entry.GetProperty(list)[0].GetProperty("field").GetString());
        Assert.False(entry.TryGetProperty("messaging", out _));
    }

    [Theory]
    [InlineData("""{"subscription":{"fields":["messages"]}}""", "messaging_optins is not ticked")]
    [InlineData("""{"subscription":{"isInstalled":false}}""", "not installed")]
    [InlineData("""{"subscription":{"isEnabled":false}}""", "disabled")]
    [InlineData("""{"app":{"mode":"development"}}""", "Bob Okafor has no role")]
    [InlineData("""{"app":{"isApproved":false}}""", "not approved")]
    public async Task What_facebook_would_not_send_is_withheld_with_the_reason(string settings, string reason)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await control.PatchAsync("settings", JsonDocument.Parse(settings).RootElement);

        var made = await control.OptInAsync("never", "demo-psid-bob");
        await control.PatchAsync("settings", new { subscription = new { isEnabled = true, isInstalled = true, fields = (string[])["messaging_optins"] }, app = new { mode = "public", isApproved = true } });
        await control.OptInAsync("sent", "demo-psid-bob");
        await control.DeliveryAsync("status=delivered&q=sent");

        Assert.Equal("withheld", made.GetProperty("status").GetString());
        Assert.Contains(reason, made.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("sent", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_batch_only_what_facebook_would_not_send_is_withheld()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);

        await control.PostAsync("events/batch", new
        {
            events = new[] { new { person = "demo-psid-bob", kind = "optin" }, new { person = "demo-psid-bob", kind = "game_play" }, new { person = "demo-psid-alice", kind = "optin" } },
        });
        var sent = await control.DeliveryAsync("status=delivered");

        Assert.Equal(2, sent.GetProperty("events").GetArrayLength());
        var withheld = (await control.GetAsync("deliveries?status=withheld"))[0];
        Assert.Equal("game_play", withheld.GetProperty("kind").GetString());
        Assert.Contains("messaging_game_plays is not ticked", withheld.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_the_events_of_people_with_a_role_are_sent()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await control.PatchAsync("settings", new { app = new { mode = "development" } });

        await control.OptInAsync("admin");
        await control.OptInAsync("tester", "demo-psid-charlie");

        await control.DeliveryAsync("status=delivered&q=tester");
        Assert.Equal(2, scene.Shop.Received.Count);
    }

    [Theory]
    [InlineData("""{"kind":"optin","person":"demo-psid-nobody"}""", "no person")]
    [InlineData("""{"person":"demo-psid-bob"}""", "kind is needed")]
    [InlineData("""{"kind":"optin","list":"elsewhere"}""", "list is")]
    [InlineData("""{"kind":"dance"}""", "value")]
    public async Task An_event_that_makes_no_sense_is_refused_with_the_reason(string body, string expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var answer = await http.PostAsync("/_sandbox/events", new StringContent(body, null, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deliveries?status=lost", "waiting, retrying, delivered")]
    [InlineData("journal?kind=1", "invisible, refused")]
    [InlineData("deliveries/wait?seconds=9999", "0 to 120")]
    public async Task A_filter_that_means_nothing_is_refused_with_what_is_possible(string path, string expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var answer = await http.GetAsync("/_sandbox/" + path, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_what_never_comes_ends_with_a_sentence()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var answer = await http.GetAsync("/_sandbox/deliveries/wait?kind=optin&seconds=0", TestContext.Current.CancellationToken);

        Assert.Equal(408, (int)answer.StatusCode);
        Assert.Contains("No such delivery", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
