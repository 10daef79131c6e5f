using System.Text.Json.Nodes;
using WebSite.Sandbox.Faults;

namespace WebSite.Sandbox.State;

/// <summary>A world as it can be saved and loaded again: everything but the log of what has happened, and who is logged in.</summary>
public sealed record WorldState
{
    public Uri? Webhook { get; init; }

    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Seconds the world's clock is ahead of the machine's.</summary>
    public double AheadSeconds { get; init; }

    public WorldSettings Settings { get; init; } = new();

    public JsonObject Profile { get; init; } = [];

    public FaultPlan Faults { get; init; } = new();

    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>PSIDs of those who aren't asked again.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>The Messenger Codes that were made.</summary>
    public IReadOnlyList<MessengerCode> Codes { get; init; } = [];

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
        world.Threads.Load(Threads);
        world.Faults.Set(Faults);
        world.Clock.Jump(TimeSpan.FromSeconds(AheadSeconds));
        world.Change(_ => Settings);
        world.Webhook = Webhook;
    }

    /// <summary>Null when it can be loaded, else what is wrong with it.</summary>
    internal string? WhyNot() =>
        Webhook is { } webhook && !WebhookRule.Allows(webhook) ? $"webhook {WebhookRule.Sentence}"
        : AheadSeconds is < 0 or > WorldClock.FurthestSeconds or double.NaN ? $"aheadSeconds is a number from 0 to {WorldClock.FurthestSeconds}."
        : Faults.WhyNot() is { } fault ? $"faults: {fault}"
        : HoldsNull() is { } list ? $"{list} can't hold null."
        : MessengerProfile.WhyNot(Profile) is { } property ? $"profile: {property}"
        : Codes.Select(code => code.WhyNot()).FirstOrDefault(reason => reason is not null) is { } code ? $"codes: {code}"
        : Threads.Values.SelectMany(thread => thread.Lines).Any(line => line.Time.Year is < 1970 or > 9000) ? "threads: each line's time is one between 1970 and 9000."
        : People.Select(person => State.People.WhyNot(person.FirstName) ?? State.People.WhyNot(person.LastName)).FirstOrDefault(reason => reason is not null) is { } name ? $"people: {name}"
        : People.Any(person => string.IsNullOrEmpty(person.Id)) ? "people: each needs an id."
        : People.Select(person => person.Id).Distinct().Count() != People.Count ? "people: two have the same id."
        : Settings.WhyNot();

    // The reader of JSON looks at properties only.
    private string? HoldsNull() =>
        Domains.Contains(null!) ? "domains"
        : People.Contains(null!) ? "people"
        : Confirmed.Contains(null!) ? "confirmed"
        : Codes.Contains(null!) ? "codes"
        : Threads.Values.Any(thread => thread is null || thread.Lines.Contains(null!)) ? "threads"
        : null;
}
