using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebSite.Sandbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class WorldTests
{
    [Fact]
    public async Task Two_hundred_worlds_at_once_hear_only_of_their_own()
    {
        await using var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0") }, TestContext.Current.CancellationToken);
        await using var shop = await ShopStub.StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.Address };

        await Parallel.ForAsync(0, 200, TestContext.Current.CancellationToken, async (number, cancel) =>
        {
            var id = $"w{number}";
            using var made = await http.PostAsJsonAsync("/_sandbox/worlds", new { id, webhook = new Uri(shop.Address, $"/{id}").ToString() }, cancel);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            using var control = new SandboxControl(sandbox.Address, id);
            for (var each = 0; each < 5; each++)
            {
                await control.OptInAsync($"ref-{id}-{each}");
            }

            await control.DeliveryAsync($"status=delivered&q=ref-{id}-4");
            Assert.Equal(5, (await control.GetAsync("deliveries")).GetArrayLength());
        });

        Assert.Equal(1000, shop.Received.Count);
        Assert.All(shop.Received, posted =>
        {
            var world = posted.Path.TrimStart('/');
            Assert.Contains($"demo-page-{world}\"", posted.Text, StringComparison.Ordinal);
            Assert.Contains($"ref-{world}-", posted.Text, StringComparison.Ordinal);
            Assert.Equal(WireSignature(world, posted), posted.Headers["X-Hub-Signature-256"]);
        });
        Assert.Empty(sandbox.World.Deliveries.All);
    }

    [Fact]
    public async Task A_world_says_what_a_website_needs_to_use_it()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var made = await http.PostAsJsonAsync("/_sandbox/worlds", new { id = "mine" }, TestContext.Current.CancellationToken);
        var world = await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal("demo-app-mine", world.GetProperty("appId").GetString());
        Assert.Equal("demo-app-secret-mine", world.GetProperty("appSecret").GetString());
        Assert.Equal("demo-page-token-mine", world.GetProperty("pageAccessToken").GetString());
        Assert.Equal($"{scene.Sandbox.Address}m.me/demo-page-mine", world.GetProperty("linkUrl").GetString());
    }

    [Theory]
    [InlineData("""{"id":"Not Good"}""", 400, "a-z 0-9")]
    [InlineData("""{"id":"default"}""", 409, "already")]
    [InlineData("""{"id":"x","webhook":"ftp://x"}""", 400, "http or https")]
    [InlineData("""{"id":"x","domains":["http://a; script-src *"]}""", 400, "origin")]
    public async Task A_world_that_can_t_be_is_refused_with_the_reason(string body, int status, string expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var answer = await http.PostAsync("/_sandbox/worlds", new StringContent(body, null, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(scene.Sandbox.Worlds.All);
    }

    [Fact]
    public async Task A_removed_world_is_gone_with_what_waited_in_it()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        using var made = await http.PostAsJsonAsync("/_sandbox/worlds", new { id = "gone" }, TestContext.Current.CancellationToken);
        using (var control = new SandboxControl(scene.Sandbox.Address, "gone"))
        {
            await control.OptInAsync("waits");
        }

        using var removed = await http.DeleteAsync("/_sandbox/worlds/gone", TestContext.Current.CancellationToken);
        using var asked = await http.GetAsync("/_sandbox/worlds/gone/deliveries", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
        Assert.Contains("gone", await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_world_comes_back_as_it_was()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await control.PatchAsync("settings", new { app = new { mode = "development" }, subscription = new { fields = (string[])["messages"] } });
        await control.PostAsync("people", new { firstName = "Dana", lastName = "Okoye", role = "developer", phone = "+12125550177", isPhoneVerified = true });
        await control.PutAsync("faults", new { seed = 3, rules = new[] { new { kind = "drop", on = "read" } } });
        await control.PostAsync("clock/jump", new { seconds = 3600 });
        scene.Sandbox.World.Threads.Say(scene.Sandbox.World.People.All[0], "Hello");
        using var graph = new GraphClient(scene.Sandbox.Address);
        await graph.PostAsync("/me/personas", JsonNode.Parse("""{"name":"Kim of the shop","profile_picture_url":"https://shop.example/kim.png"}""")!);
        await graph.PostAsync("/me/message_attachments", JsonNode.Parse("""{"message":{"attachment":{"type":"image","payload":{"url":"https://shop.example/kettle.png"}}}}""")!);
        var saved = await control.GetAsync("state");

        await control.PostAsync("reset");
        await control.PutAsync("state", saved);

        Assert.Equal(saved.GetRawText(), (await control.GetAsync("state")).GetRawText());
        Assert.Contains("Dana", saved.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Kim of the shop", saved.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("kettle.png", saved.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Hello", saved.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"people":[null]}""", "people holds null")]
    [InlineData("""{"people":null}""", "people")]
    [InlineData("""{"settings":{"app":null}}""", "app")]
    [InlineData("""{"faults":{"rules":[null]}}""", "faults.rules holds null")]
    [InlineData("""{"threads":{"demo-psid-alice":null}}""", "threads holds null")]
    [InlineData("""{"threads":{"demo-psid-alice":{"lines":[null]}}}""", "threads holds null")]
    [InlineData("""{"domains":["http://a; script-src *"]}""", "domains")]
    [InlineData("""{"profile":{"whitelisted_domains":[1]}}""", "whitelisted_domains")]
    [InlineData("""{"profile":{"whitelisted_domains":["http://a; script-src *"]}}""", "origin")]
    [InlineData("""{"profile":{"greeting":"Hi"}}""", "greeting")]
    [InlineData("""{"webhook":"ftp://x"}""", "webhook")]
    public async Task A_saved_world_that_can_t_be_is_refused_with_the_reason_and_changes_nothing(string state, string expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        await control.PostAsync("people", new { firstName = "Dana", lastName = "Okoye" });

        using var answer = await http.PutAsync("/_sandbox/state", new StringContent(state, null, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotNull(scene.Sandbox.World.People.Find("demo-psid-dana"));
    }

    [Fact]
    public async Task The_document_of_the_control_path_tells_every_path_once()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        var document = await http.GetFromJsonAsync<JsonElement>("/_sandbox/openapi.json", TestContext.Current.CancellationToken);

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/_sandbox/worlds/{worldId}/deliveries/wait", paths);
        Assert.All(paths, path => Assert.StartsWith("/_sandbox/worlds", path, StringComparison.Ordinal));
        Assert.All(
            document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Where(each => each.Name != "parameters")),
            operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Value.GetRawText()));
    }

    private static string WireSignature(string world, ShopStub.Posted posted) =>
        "sha256=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.ASCII.GetBytes($"demo-app-secret-{world}"), posted.Body));
}
