using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>A shop in whose sandbox everything is set up: greeting, domain, and a first delivery that came. It has more patience than a page: the machine may be busy.</summary>
internal static class SetUpScene
{
    public static (string Name, string? Value) Patient { get; } = ("Site:Patience", "00:00:45");

    public static async Task<Scene> StartAsync(params (string Name, string? Value)[] settings)
    {
        var scene = await Scene.StartAsync([Patient, .. settings]);
        var world = scene.Sandbox.World;
        world.Profile.Set("greeting", new JsonArray(new JsonObject { ["locale"] = "default", ["text"] = "Hello!" }));
        world.Profile.Set(MessengerProfile.Domains, new JsonArray(scene.Site.Address.GetLeftPart(UriPartial.Authority)));
        world.Events.OptIn(world.People.Find("demo-psid-alice")!, "a-ref");
        await SandboxScene.DeliveredAsync(world, "optin");
        return scene;
    }
}
