using System.Globalization;
using WebSite.Sandbox;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>A sandbox whose Page has met Alice, and a client of its Graph API.</summary>
internal sealed class GraphScene : IAsyncDisposable
{
    private GraphScene(SandboxHost sandbox, string version)
    {
        Sandbox = sandbox;
        Graph = new(sandbox.Address, version);
    }

    public SandboxHost Sandbox { get; }

    public SandboxWorld World => Sandbox.World;

    public GraphClient Graph { get; }

    public Person Alice => World.People.Find("demo-psid-alice")!;

    public Person Bob => World.People.Find("demo-psid-bob")!;

    /// <summary>On a day that doesn't move with the machine's: Facebook's rules depend on it.</summary>
    public static async Task<GraphScene> StartAsync(string version = "/v23.0", Uri? webhook = null, string day = "2026-11-27")
    {
        var scene = new GraphScene(
            await SandboxHost.StartAsync(new() { Url = new("http://localhost:0"), Webhook = webhook }, TestContext.Current.CancellationToken), version);
        scene.SetDay(day);
        scene.World.Events.OptIn(scene.Alice, "ref");
        return scene;
    }

    public void SetDay(string day) => World.Clock.Set(new(DateOnly.Parse(day, CultureInfo.InvariantCulture), new(12, 0), TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        Graph.Dispose();
        await Sandbox.DisposeAsync();
    }
}
