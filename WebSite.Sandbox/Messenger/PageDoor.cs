using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Messenger;

/// <summary>Who gets through to a Page.</summary>
internal static class PageDoor
{
    public const string Closed = "This content isn't available right now";

    /// <summary>Null when the person gets through, else why not.</summary>
    public static string? WhyClosed(SandboxWorld world, Person? person) =>
        world.Settings.Page.IsPublished || person is { HasRole: true }
            ? null
            : $"{Closed}: {world.PageName} is not published, and {person?.Name ?? "nobody logged in"} has no role in the app.";

    /// <summary>Whether the person finds the Page by its name.</summary>
    public static bool IsFound(SandboxWorld world, Person? person) =>
        person is { HasRole: true } || (world.Settings.Page.IsPublished && world.Settings.App.IsForEverybody);
}
