using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Plugins;

/// <summary>
/// Who sees plugins while the app or the Page isn't for everybody: those with a role, and only with a session.
/// Facebook says nothing of it to the web page; docs/platform.md, Plugins.
/// </summary>
internal static class Audience
{
    /// <summary>Null when this person may see the plugin, else why not and what to do.</summary>
    public static string? WhyNot(Person? person, SandboxWorld world)
    {
        if (person is { HasRole: true } || Narrowed(world.Settings) is not var (what, remedy))
        {
            return null;
        }

        var insider = world.People.All.FirstOrDefault(each => each.HasRole);
        var logIn = insider is null ? "Give a person a role and log in" : $"Log in as {insider.FirstName}";
        var where = $"at the sandbox's /m.me/{world.Options.PageUsername}";
        return person is null
            ? $"{what} and nobody is logged in: only admins, developers and testers with a session see the plugin. {logIn} ({where}), or {remedy}."
            : $"{what} and {person.Name} has no role: only admins, developers and testers see the plugin. {logIn} ({where}), give {person.FirstName} a role, or {remedy}.";
    }

    private static (string What, string Remedy)? Narrowed(WorldSettings settings) => settings switch
    {
        { App.Mode: AppMode.Development } => ("The app is in development", "make the app public"),
        { App.IsApproved: false } => ("The app is not approved for pages_messaging", "have it approved"),
        { Page.IsPublished: false } => ("The Page is unpublished", "publish the Page"),
        _ => null,
    };
}
