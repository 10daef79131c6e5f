using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>How often something was called of late.</summary>
internal static class CallRate
{
    /// <summary>Counts the calls that weren't refused.</summary>
    public static int Count(SandboxWorld world, string operation, TimeSpan within)
    {
        var since = world.Clock.GetUtcNow() - within;
        return world.Calls.All.TakeWhile(call => call.Time > since).Count(call => call.Operation == operation && call.Status == StatusCodes.Status200OK);
    }
}
