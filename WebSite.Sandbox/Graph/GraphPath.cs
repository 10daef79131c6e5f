using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>What a call is aimed at.</summary>
/// <param name="Asked">The version it has; null: none.</param>
/// <param name="Segments">What comes behind that.</param>
internal sealed record GraphPath(Version? Asked, IReadOnlyList<string> Segments)
{
    private static readonly string[] Fixed = ["debug_token", "oauth/access_token", Templates.TemplateLibrary.Operation];

    public string Node => Segments.Count > 0 ? Segments[0] : "";

    public static GraphPath Parse(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [['v', .. var number], ..] && Version.TryParse(number, out var version)
            ? new(version, segments[1..])
            : new(null, segments);
    }

    /// <summary>The operation's name, in which the Page is <c>me</c>: <c>me/messages</c>, <c>{psid}</c>, <c>{app}/subscriptions</c>.</summary>
    /// <param name="world">Whose Page and app.</param>
    /// <param name="isPerson">Whether somebody calls who logged in: then <c>me</c> is they.</param>
    public string OperationIn(SandboxWorld world, bool isPerson = false)
    {
        var path = string.Join('/', Segments);
        if (path.Length == 0 || Fixed.Contains(path))
        {
            return path.Length == 0 ? "batch" : path;
        }

        var node = Node == "me" && isPerson ? UserNode.Name
            : Node == "me" || Node == world.Options.PageId ? "me"
            : Node == "app" || Node == world.Options.AppId ? "{app}"
            : world.Personas.Find(Node) is not null ? "{persona}"
            : "{psid}";
        return string.Join('/', [node, .. Segments.Skip(1)]);
    }
}
