using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>A shop in whose sandbox everything is set up: greeting, domain, and a first delivery that came. It has more patience than a page: the machine may be busy.</summary>
internal static class SetUpScene
{
    /// <summary>On that day Facebook serves the versions that the site asks for by default for more than a year; and so it is when the machine's date is a later one.</summary>
    public static TimeProvider Clock { get; } = new DatedClock(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public static (string Name, string? Value) Patient { get; } = ("Site:Patience", "00:00:45");

    public static (string Name, string? Value) Responsible { get; } = ("Site:Responsible", "Kettle & Kin, Harbour Street 1, 20100 Turku, Finland");

    public static async Task<Scene> StartAsync(params (string Name, string? Value)[] settings)
    {
        var scene = await Scene.StartAsync(Clock, [Patient, Responsible, .. settings]);
        var world = scene.Sandbox.World;
        world.Profile.Set("greeting", new JsonArray(new JsonObject { ["locale"] = "default", ["text"] = "Hello!" }));
        world.Profile.Set(MessengerProfile.Domains, new JsonArray(scene.Site.Address.GetLeftPart(UriPartial.Authority)));

        // A delivery that asks for no answer: no message of the outbox comes between.
        world.Wire.Trigger(world.People.Find(Talk.Alice)!, "account_linking", new() { ["account_linking"] = new JsonObject { ["status"] = "unlinked" } });
        await SandboxScene.DeliveredAsync(world, "account_linking");
        return scene;
    }
}
