using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>300 sends a second and Page, in the world's time. Facebook also counts by the day and allows 10 a second with sound or film.</summary>
internal static class SendRate
{
    private const int Most = 300;

    public static GraphError? WhyNot(SandboxWorld world) => CallRate.Count(world, "me/messages", TimeSpan.FromSeconds(1)) >= Most ? GraphErrors.TooManyCalls : null;
}
