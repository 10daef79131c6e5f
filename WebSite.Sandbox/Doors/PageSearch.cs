using WebSite.Sandbox.Messenger;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Doors;

/// <summary>Finds Pages by name, of all worlds, as far as whoever is logged in there may find them.</summary>
internal static class PageSearch
{
    private const int Most = 20;

    /// <summary>Nothing for an empty query.</summary>
    public static IReadOnlyList<SandboxWorld> Find(Worlds worlds, HttpContext context, string? query) => query?.Trim() is { Length: > 0 } words
        ? [.. worlds.All.Where(world => Matches(world, words) && PageDoor.IsFound(world, context.LoggedIn(world))).Take(Most)]
        : [];

    private static bool Matches(SandboxWorld world, string words) =>
        world.PageName.Contains(words, StringComparison.CurrentCultureIgnoreCase)
        || world.Options.PageUsername.Contains(words.TrimStart('@'), StringComparison.OrdinalIgnoreCase);
}
