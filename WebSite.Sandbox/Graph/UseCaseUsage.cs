using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>The value of <c>X-Business-Use-Case-Usage</c>. <c>docs/platform.md</c>, Errors.</summary>
internal static class UseCaseUsage
{
    public static JsonObject Of(SandboxWorld world, int regainMinutes) => new()
    {
        [world.Options.PageId] = new JsonArray(new JsonObject
        {
            ["type"] = "messenger",
            ["call_count"] = 100,
            ["total_cputime"] = 25,
            ["total_time"] = 25,
            ["estimated_time_to_regain_access"] = regainMinutes,
        }),
    };
}
