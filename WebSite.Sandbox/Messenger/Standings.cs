using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Messenger;

/// <summary>What a thread must be like for something to happen in it. Each answers null when it is, else what is in the way.</summary>
internal static class Standings
{
    private const string Accept = "The thread is a message request: accept it first.";

    public static string? Any(SandboxWorld world, Person person) => null;

    /// <summary>Begun, and not blocked.</summary>
    public static string? Open(SandboxWorld world, Person person) => world.Threads.With(person) switch
    {
        { IsBlocked: true } => $"{person.FirstName} has blocked {world.PageName}: unblock it first.",
        { Standing: ThreadStanding.New } when world.Profile.GetStartedPayload is null =>
            "The thread is new, and the Page has no Get Started: the first message begins it, and nothing tells how the person came.",
        { Standing: ThreadStanding.New } => "The thread is new: it begins with Get Started (getStarted, which can carry a ref) or with an opt-in.",
        { Standing: ThreadStanding.Request or ThreadStanding.Ignored } => Accept,
        _ => null,
    };

    /// <summary>Open, and this world's app has it.</summary>
    public static string? Own(SandboxWorld world, Person person) =>
        Open(world, person) ?? (world.Handovers.HolderOf(person) is { } holder ? $"{Deliveries.Handovers.NameOf(holder)} has the thread already." : null);

    /// <summary>Another app has it.</summary>
    public static string? Away(SandboxWorld world, Person person) => world.Handovers.HolderOf(person) is null ? "This world's app has the thread." : null;

    /// <summary>Open, or new without a Get Started button.</summary>
    public static string? Writable(SandboxWorld world, Person person) =>
        world.Threads.With(person) is { IsBlocked: false, Standing: ThreadStanding.New } && world.Profile.GetStartedPayload is null
            ? null
            : Open(world, person);

    /// <summary>New, with a Get Started button.</summary>
    public static string? Startable(SandboxWorld world, Person person) =>
        New(world, person) ?? (world.Profile.GetStartedPayload is null
            ? "The Page has no Get Started: set get_started in its Messenger Profile, or let the person write."
            : null);

    public static string? New(SandboxWorld world, Person person) => world.Threads.With(person) switch
    {
        { IsBlocked: true } => $"{person.FirstName} has blocked {world.PageName}: unblock it first.",
        { Standing: ThreadStanding.Request or ThreadStanding.Ignored } => Accept,
        { Standing: ThreadStanding.Open or ThreadStanding.Ticked or ThreadStanding.LoggedIn } => "The thread has begun already.",
        _ => null,
    };

    public static string? Request(SandboxWorld world, Person person) =>
        world.Threads.With(person).Standing == ThreadStanding.Request ? null : "There is no message request to answer.";

    /// <summary>An ignored request can still be accepted.</summary>
    public static string? Acceptable(SandboxWorld world, Person person) =>
        world.Threads.With(person).Standing == ThreadStanding.Ignored ? null : Request(world, person);
}
