using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>
/// <c>GET {app}/permissions</c>: what the app was reviewed for, told to the app itself (documented). The words of <c>status</c> are known
/// only from hearsay.
/// </summary>
internal static class AppPermissions
{
    private const string Matching = "pages_messaging_phone_number";

    /// <summary>Those that a shop's app has something of.</summary>
    public static IReadOnlyList<string> Known { get; } = ["pages_manage_metadata", "pages_messaging", "pages_read_engagement", "pages_show_list"];

    /// <summary>What the Page's token may do.</summary>
    public static IEnumerable<string> Granted(SandboxWorld world) =>
        world.Settings.App is { MayMatchPhoneNumbers: true } app ? app.Scopes.Append(Matching).Distinct() : world.Settings.App.Scopes.Where(scope => scope != Matching);

    public static GraphAnswer Get(GraphRequest request)
    {
        var app = request.World.Settings.App;
        return new JsonObject { ["data"] = new JsonArray(Row("pages_messaging", app.IsApproved), Row(Matching, app.MayMatchPhoneNumbers), Row(UserNode.Contact, app.MayConnectLogins)) };
    }

    private static JsonObject Row(string permission, bool isApproved) => new() { ["permission"] = permission, ["status"] = isApproved ? "live" : "unapproved" };
}
