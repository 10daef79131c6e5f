using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>How often something was called of late.</summary>
internal static class CallRate
{
    /// <summary>Counts the calls that weren't refused.</summary>
    public static int Count(SandboxWorld world, string operation, TimeSpan within)
    {
        // Either way: the clock may have been set back since.
        var now = world.Clock.GetUtcNow();
        return world.Calls.All.Count(call => (now - call.Time).Duration() < within && call.Operation == operation && call.Status == StatusCodes.Status200OK);
    }
}
