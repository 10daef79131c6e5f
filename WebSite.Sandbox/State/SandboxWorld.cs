using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Faults;

namespace WebSite.Sandbox.State;

/// <summary>One app, its Page, the people and what happened between them: everything the sandbox remembers under one id.</summary>
public sealed class SandboxWorld
{
    private readonly Lock _lock = new();
    private Uri? _webhook;
    private IReadOnlyList<string> _domains;
    private WorldSettings _settings;

    public SandboxWorld(SandboxOptions options, TimeProvider clock, string id = Worlds.Default)
    {
        Id = id;
        Options = options;
        _settings = Begun;
        Clock = new(clock);
        _webhook = options.Webhook;
        _domains = [.. options.Domains.Select(domain => domain.TrimEnd('/'))];
        People = new(Changes);
        Sessions = new(People);
        Journal = new(Changes, Clock);
        Threads = new(Changes, Clock);
        Logins = new(this);
        Faults = new(Changes);
        Profile = new(Changes);
        Calls = new(Changes);
        Codes = new(Changes);
        Templates = new(Changes, Clock);
        Deliveries = new(this);
        Wire = new(this);
        Events = new(this);
        Words = new(this);
        Handovers = new(this);
        Inbox = new(this);
    }

    public string Id { get; }

    /// <summary>The world's ids, names and secrets.</summary>
    public SandboxOptions Options { get; }

    public WorldClock Clock { get; }

    public ChangeSignal Changes { get; } = new();

    public People People { get; }

    public Sessions Sessions { get; }

    public Confirmations Confirmations { get; } = new();

    /// <summary>The checkbox plugins that are drawn.</summary>
    public Checkboxes Checkboxes { get; } = new();

    /// <summary>Logins with the app on other websites.</summary>
    public Logins Logins { get; }

    public Journal Journal { get; }

    public Threads Threads { get; }

    public FaultBox Faults { get; }

    /// <summary>The Messenger Profile: Get Started, greeting, whitelisted domains and the like.</summary>
    public MessengerProfile Profile { get; }

    /// <summary>The calls of the Graph API.</summary>
    public GraphCalls Calls { get; }

    /// <summary>The Messenger Codes that were made.</summary>
    public Codes Codes { get; }

    /// <summary>The templates of utility messages.</summary>
    public MessageTemplates Templates { get; }

    public Attachments Attachments { get; } = new();

    public Personas Personas { get; } = new();

    public DeliveryLog Deliveries { get; }

    /// <summary>What the webhook hears.</summary>
    public WireEvents Wire { get; }

    /// <summary>What a person does to the Page.</summary>
    public PageEvents Events { get; }

    /// <summary>What the Page writes.</summary>
    public PageWords Words { get; }

    /// <summary>Who has the threads.</summary>
    public Handovers Handovers { get; }

    /// <summary>The Page's own inbox.</summary>
    public PageInbox Inbox { get; }

    public string PageName => Settings.Page.Name ?? Options.PageName;

    /// <summary>Where deliveries go. Null: they wait.</summary>
    public Uri? Webhook
    {
        get => _webhook;
        set
        {
            _webhook = value;
            Changes.Raise();
        }
    }

    public WorldSettings Settings
    {
        get
        {
            lock (_lock)
            {
                return _settings;
            }
        }
    }

    /// <summary>The origins that may frame a plugin: those set here, else the webhook's, and those of the Page's whitelist.</summary>
    public IReadOnlyList<string> Domains
    {
        get
        {
            var own = _domains.Count > 0 ? _domains : Web.PageOrigin.Of(Webhook) is { } origin ? [origin] : [];
            return [.. own.Union(Profile.WhitelistedDomains)];
        }

        set
        {
            _domains = [.. value.Select(domain => domain.TrimEnd('/'))];
            Changes.Raise();
        }
    }

    /// <summary>The world a request belongs to, for the parameters of endpoints.</summary>
    /// <exception cref="BadHttpRequestException">Its path names a world that doesn't exist.</exception>
    public static ValueTask<SandboxWorld?> BindAsync(HttpContext context) => new(Web.WorldOf.Request(context));

    /// <summary>The domains set for this world, without those that follow from elsewhere.</summary>
    internal IReadOnlyList<string> OwnDomains => _domains;

    /// <summary>Replaces the settings by what <paramref name="change"/> makes of them.</summary>
    public WorldSettings Change(Func<WorldSettings, WorldSettings> change)
    {
        WorldSettings changed;
        lock (_lock)
        {
            changed = _settings = change(_settings);
        }

        Changes.Raise();
        return changed;
    }

    private WorldSettings Begun => new() { Sdk = new() { HasPlugins = Options.HasPlugins } };

    /// <summary>Back to how it began. The webhook and the domains stay.</summary>
    public void Reset()
    {
        Deliveries.Reset();
        Sessions.Reset();
        Confirmations.Reset();
        Checkboxes.Reset();
        Logins.Reset();
        Threads.Reset();
        Journal.Reset();
        Calls.Reset();
        Codes.Reset();
        Attachments.Reset();
        Personas.Reset();
        Templates.Reset();
        People.Reset();
        Profile.Reset();
        Faults.Set(new());
        Clock.Reset();
        Change(_ => Begun);
    }
}
