using System.Text.Json.Nodes;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class PeopleTests
{
    [Fact]
    public async Task A_persons_profile_has_the_fields_of_its_version()
    {
        await using var scene = await GraphScene.StartAsync("/v2.12", day: "2018-08-01");
        using var later = new GraphClient(scene.Sandbox.Address, "/v3.1");

        var before = (await scene.Graph.GetAsync("/demo-psid-alice")).Json;
        var after = (await later.GetAsync("/demo-psid-alice")).Json;
        var asked = (await later.GetAsync("/demo-psid-alice?fields=first_name,locale")).Text;

        Assert.Equal(["first_name", "last_name", "profile_pic", "locale", "timezone", "gender", "id"], before.EnumerateObject().Select(field => field.Name));
        Assert.Equal(["id", "name", "first_name", "last_name", "profile_pic"], after.EnumerateObject().Select(field => field.Name));
        Assert.Equal("""{"first_name":"Alice","locale":"en_US","id":"demo-psid-alice"}""", asked);
        var picture = await scene.Graph.Http.GetByteArrayAsync(new Uri(after.GetProperty("profile_pic").GetString()!), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        Assert.Equal("100", (await later.GetAsync("/demo-psid-alice?fields=shoe_size")).Error);
        Assert.Equal("100/33", (await later.GetAsync("/demo-psid-nobody")).Error);
    }

    [Fact]
    public async Task Whoever_has_not_accepted_stays_anonymous()
    {
        await using var scene = await GraphScene.StartAsync("/v2.12", day: "2018-08-01");
        using var later = new GraphClient(scene.Sandbox.Address, "/v3.1");
        scene.World.Words.Write(scene.Bob, "hi", new() { ["text"] = "hi" }, isByPsid: false);

        Assert.Equal("{}", (await scene.Graph.GetAsync("/demo-psid-bob")).Text);
        Assert.Equal("100/2018218", (await later.GetAsync("/demo-psid-bob")).Error);
        scene.World.Events.Accept(scene.Bob);
        Assert.Equal("Bob", (await later.GetAsync("/demo-psid-bob")).Json.GetProperty("first_name").GetString());
        scene.World.Change(settings => settings with { App = settings.App with { IsApproved = false } });
        Assert.Equal("100/2018247", (await later.GetAsync("/demo-psid-bob")).Error);
    }

    [Fact]
    public async Task An_account_is_linked_by_its_token_and_unlinked()
    {
        await using var scene = await GraphScene.StartAsync();
        var token = "demo-link-" + scene.Alice.Id;

        Assert.Equal("""{"recipient":"demo-psid-alice","id":"demo-page"}""", (await scene.Graph.GetAsync("/me?fields=recipient&account_linking_token=" + token)).Text);
        Assert.Equal("10303", (await scene.Graph.GetAsync("/me?fields=recipient&account_linking_token=x")).Error);
        Assert.Equal("""{"result":"unlink account success"}""", (await scene.Graph.PostAsync("/me/unlink_accounts", new JsonObject { ["psid"] = scene.Alice.Id })).Text);
        Assert.Contains(scene.World.Deliveries.All, delivery => delivery.Kind == "account_linking");
    }

    [Fact]
    public async Task A_persona_is_made_used_and_deleted()
    {
        await using var scene = await GraphScene.StartAsync();

        var made = await scene.Graph.PostAsync("/me/personas", new JsonObject { ["name"] = "Kim", ["profile_picture_url"] = "https://shop.example/kim.png" });
        var id = made.Json.GetProperty("id").GetString();

        Assert.Null((await scene.Graph.PostAsync("/me/messages", new JsonObject
        {
            ["recipient"] = new JsonObject { ["id"] = scene.Alice.Id },
            ["message"] = new JsonObject { ["text"] = "hi" },
            ["persona_id"] = id,
        })).Error);
        Assert.Equal("Kim", (await scene.Graph.GetAsync("/" + id)).Json.GetProperty("name").GetString());
        Assert.Equal(1, (await scene.Graph.GetAsync("/me/personas")).Json.GetProperty("data").GetArrayLength());
        Assert.Null((await scene.Graph.DeleteAsync("/" + id)).Error);
        Assert.Equal("100/33", (await scene.Graph.GetAsync("/" + id)).Error);
    }

    [Theory]
    [InlineData("pass_thread_control", """{"recipient":{"id":"demo-psid-alice"},"target_app_id":123456789}""", null)]
    [InlineData("take_thread_control", """{"recipient":{"id":"demo-psid-alice"}}""", null)]
    [InlineData("request_thread_control", """{"recipient":{"id":"demo-psid-alice"},"metadata":"m"}""", null)]
    [InlineData("pass_thread_control", """{"recipient":{"id":"demo-psid-alice"}}""", "100")]
    [InlineData("take_thread_control", """{"recipient":{"id":"123"}}""", "100/2018001")]
    public async Task A_handover_is_agreed_to(string operation, string body, string? error)
    {
        await using var scene = await GraphScene.StartAsync();

        Assert.Equal(error, (await scene.Graph.PostAsync("/me/" + operation, JsonNode.Parse(body)!)).Error);
    }

    [Fact]
    public async Task A_batch_does_its_calls_one_after_the_other()
    {
        await using var scene = await GraphScene.StartAsync("");
        var batch = JsonNode.Parse("""
            [{"method":"POST","relative_url":"me/messages","body":"recipient=%7B%22id%22%3A%22demo-psid-alice%22%7D&message=%7B%22text%22%3A%22one%22%7D"},
             {"method":"GET","relative_url":"v3.1/demo-psid-alice?fields=first_name"},
             {"method":"GET","relative_url":"me/horoscope"}]
            """);

        var reply = await scene.Graph.SendAsync(
            HttpMethod.Post, "/", System.Net.Http.Json.JsonContent.Create(new JsonObject { ["access_token"] = GraphClient.PageToken, ["batch"] = batch }), null);

        Assert.Equal([200, 200, 400], reply.Json.EnumerateArray().Select(item => item.GetProperty("code").GetInt32()));
        Assert.Equal("""{"first_name":"Alice","id":"demo-psid-alice"}""", reply.Json[1].GetProperty("body").GetString());
        Assert.Equal("one", scene.World.Threads.With(scene.Alice).Lines[^1].Text);
        Assert.Equal(["batch", "me/horoscope", "{psid}", "me/messages"], scene.World.Calls.All.Select(call => call.Operation));
    }
}
