using System.Text.Json;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

/// <summary>Who has a thread, by the calls of the Graph API and by what is done in the Page's inbox. Source: docs/platform.md, Handover.</summary>
public class HandoverTests
{
    private const string OtherApp = "10/2018300";

    [Fact]
    public async Task After_passing_it_the_app_can_neither_write_nor_pass_it_on_until_it_takes_it_back()
    {
        await using var scene = await GraphScene.StartAsync();
        Assert.Equal("demo-app", await OwnerAsync(scene));

        Assert.Null((await CallAsync(scene, "pass_thread_control", ("target_app_id", "123"))).Error);

        Assert.Equal("123", await OwnerAsync(scene));
        Assert.Equal(OtherApp, (await scene.Graph.TextAsync(scene.Alice, "Hello")).Error);
        Assert.Equal(OtherApp, (await CallAsync(scene, "pass_thread_control", ("target_app_id", "456"))).Error);
        Assert.Equal(OtherApp, (await CallAsync(scene, "release_thread_control")).Error);
        Assert.Null((await CallAsync(scene, "take_thread_control")).Error);
        Assert.Equal("demo-app", await OwnerAsync(scene));
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "Hello")).Error);
        Assert.DoesNotContain(scene.World.Deliveries.All, delivery => delivery.Kind.EndsWith("thread_control", StringComparison.Ordinal)); // It did all of it itself.
    }

    [Fact]
    public async Task A_thread_that_is_released_or_passed_to_oneself_stays()
    {
        await using var scene = await GraphScene.StartAsync();
        Assert.Null((await CallAsync(scene, "release_thread_control")).Error);
        Assert.Null((await CallAsync(scene, "pass_thread_control", ("target_app_id", "demo-app"))).Error);
        Assert.Null((await CallAsync(scene, "request_thread_control")).Error);
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "Hello")).Error);
        Assert.Equal("100/2018001", (await scene.Graph.GetAsync("/me/thread_owner?recipient=123")).Error);
        Assert.Equal("100", (await scene.Graph.GetAsync("/me/thread_owner")).Error);
    }

    [Fact]
    public async Task What_the_Pages_inbox_does_the_webhook_hears_as_documented()
    {
        await using var scene = await GraphScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);

        await ActAsync(control, "askForThread", "please");
        await ActAsync(control, "takeThread");
        await CallAsync(scene, "request_thread_control");
        Assert.True(scene.World.Threads.With(scene.Alice).IsHolderAsked);
        Assert.Equal(PageInbox.AppId, await OwnerAsync(scene));
        await ActAsync(control, "passThread", "all done");

        Assert.Equal("demo-app", await OwnerAsync(scene));
        Assert.Equal(
            [
                """{"request_thread_control":{"requested_owner_app_id":"263902037430900","metadata":"please"}}""",
                """{"take_thread_control":{"previous_owner_app_id":"demo-app","new_owner_app_id":"263902037430900"}}""",
                """{"pass_thread_control":{"previous_owner_app_id":"263902037430900","new_owner_app_id":"demo-app","metadata":"all done"}}""",
            ],
            Told(scene, "messaging_handovers"));
    }

    [Fact]
    public async Task Meanwhile_the_person_is_heard_on_standby_and_without_a_buttons_payload()
    {
        await using var scene = await GraphScene.StartAsync();
        await scene.Graph.TextAsync(scene.Alice, "Hello");
        scene.World.Inbox.Take(scene.Alice);

        scene.World.Events.Say(scene.Alice, "Anybody there?");
        scene.World.Events.Postback(scene.Alice, "Help", "HELP");
        scene.World.Events.Read(scene.Alice);
        scene.World.Events.OptIn(scene.Alice, "ref-2");

        var told = scene.World.Deliveries.All.Reverse().Select(delivery => delivery.Events.Single()).ToList();
        Assert.Equal(["message", "postback", "read"], told.Where(each => each.List == "standby").Select(each => each.Kind));
        Assert.Null(told.Single(each => each.Kind == "postback").Item["postback"]!["payload"]);
        Assert.Equal("messaging", told[^1].List);
        Assert.All(scene.World.Deliveries.All.Where(delivery => delivery.Events.Single().List == "standby"), delivery => Assert.Equal("The field standby is not ticked in the subscription.", delivery.Reason));
    }

    private static async Task<string?> OwnerAsync(GraphScene scene) =>
        (await scene.Graph.GetAsync("/me/thread_owner?recipient=" + scene.Alice.Id)).Json.GetProperty("data")[0].GetProperty("thread_owner").GetProperty("app_id").GetString();

    private static Task<GraphReply> CallAsync(GraphScene scene, string operation, params (string Name, string Value)[] more)
    {
        var body = new JsonObject { ["recipient"] = new JsonObject { ["id"] = scene.Alice.Id } };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return scene.Graph.PostAsync("/me/" + operation, body);
    }

    private static Task<JsonElement> ActAsync(SandboxControl control, string what, string? text = null) =>
        control.PostAsync("people/demo-psid-alice/acts", new Dictionary<string, string?> { ["do"] = what, ["text"] = text });

    private static IEnumerable<string> Told(GraphScene scene, string field) => scene.World.Deliveries.All.Reverse()
        .SelectMany(delivery => delivery.Events).Where(each => each.Field == field).Select(each => new JsonObject { [each.Kind] = each.Item[each.Kind]!.DeepClone() }.ToJsonString());
}
