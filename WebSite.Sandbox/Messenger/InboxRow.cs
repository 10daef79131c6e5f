using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Messenger;

/// <summary>A thread as the inbox lists it.</summary>
public sealed record InboxRow(SandboxWorld World, Person Person, MessengerThread Thread)
{
    public bool IsRequest => Thread.Standing is ThreadStanding.Request;

    public bool IsIgnored => Thread.Standing is ThreadStanding.Ignored;

    public ThreadLine? Last => Thread.Lines.LastOrDefault();

    public bool IsUnread => Thread.Lines.FindLast(line => line.From == LineFrom.Page) is { } last && !(Thread.ReadAt >= last.Time)
        && !(Thread.Lines.FindLast(line => line.From == LineFrom.Person)?.Time > last.Time);

    /// <summary>The threads of whoever is logged in, in every world this browser is logged in to; latest first.</summary>
    internal static IReadOnlyList<InboxRow> Of(HttpContext context, Worlds worlds, SandboxWorld here) =>
    [
        .. worlds.All
            .Select(world => context.LoggedIn(world) is { } person ? new InboxRow(world, person, world.Threads.With(person)) : null)
            .OfType<InboxRow>()
            .Where(row => row.Thread.Standing != ThreadStanding.New || row.Thread.Lines.Count > 0)
            .OrderByDescending(row => row.World == here)
            .ThenByDescending(row => row.Last?.Time),
    ];
}
