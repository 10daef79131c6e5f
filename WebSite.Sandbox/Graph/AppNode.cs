using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph;

/// <summary><c>GET {app}</c>.</summary>
internal static class AppNode
{
    public static string NameOf(GraphRequest request) => $"{request.World.PageName} (sandbox)";

    public static GraphAnswer Get(GraphRequest request) => new JsonObject { ["name"] = NameOf(request), ["id"] = request.World.Options.AppId };
}
