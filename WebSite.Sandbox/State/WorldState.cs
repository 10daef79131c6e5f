using System.Text.Json.Nodes;
using WebSite.Sandbox.Faults;

namespace WebSite.Sandbox.State;

/// <summary>A world as it can be saved and loaded again: everything but the log of what has happened, and who is logged in.</summary>
public sealed record WorldState
{
    public Uri? Webhook { get; init; }

    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Seconds the world's clock is ahead of the machine's; below 0: behind it.</summary>
    public double AheadSeconds { get; init; }

    public WorldSettings Settings { get; init; } = new();

    public JsonObject Profile { get; init; } = [];

    public FaultPlan Faults { get; init; } = new();

    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>PSIDs of those who aren't asked again.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>The Messenger Codes that were made.</summary>
    public IReadOnlyList<MessengerCode> Codes { get; init; } = [];

    public IReadOnlyCollection<Persona> Personas { get; init; } = [];

    /// <summary>The templates of utility messages. One that was being looked at when it was saved stays so.</summary>
    public IReadOnlyList<MessageTemplate> Templates { get; init; } = [];

    /// <summary>The reusable ones, and the files that were uploaded.</summary>
    public IReadOnlyCollection<Attachment> Attachments { get; init; } = [];

    /// <summary>By PSID.</summary>
    public IReadOnlyDictionary<string, MessengerThread> Threads { get; init; } = new Dictionary<string, MessengerThread>();

    internal static WorldState Of(SandboxWorld world) => new()
    {
        Webhook = world.Webhook,
        Domains = world.OwnDomains,
        AheadSeconds = world.Clock.Ahead.TotalSeconds,
        Settings = world.Settings,
        Profile = world.Profile.All,
        Faults = world.Faults.Plan,
        People = world.People.All,
        Confirmed = [.. world.Confirmations.All.Order(StringComparer.Ordinal)],
        Codes = world.Codes.All,
        Personas = world.Personas.All,
        Templates = world.Templates.All,
        Attachments = world.Attachments.All,
        Threads = world.Threads.All,
    };

    internal void LoadInto(SandboxWorld world)
    {
        world.Reset();
        world.Domains = Domains;
        world.Profile.Load(Profile);
        world.People.Load(People);
        world.Confirmations.Load(Confirmed);
        world.Codes.Load(Codes);
        world.Personas.Load(Personas);
        world.Templates.Load(Templates);
        world.Attachments.Load(Attachments);
        world.Threads.Load(Threads);
        world.Faults.Set(Faults);
        world.Clock.Move(TimeSpan.FromSeconds(AheadSeconds));
        world.Change(_ => Settings);
        world.Webhook = Webhook;
    }
}
