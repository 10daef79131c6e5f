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

    public static async Task<GraphScene> StartAsync(string version = "/v2.12", Uri? webhook = null)
    {
        var scene = new GraphScene(
            await SandboxHost.StartAsync(new() { Url = new("http://localhost:0"), Webhook = webhook }, TestContext.Current.CancellationToken), version);
        scene.World.Events.OptIn(scene.Alice, "ref");
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        Graph.Dispose();
        await Sandbox.DisposeAsync();
    }
}
