using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.State;

/// <summary>Everything the sandbox remembers. One world a host for now.</summary>
public sealed class SandboxWorld
{
    private Uri? _webhook;

    public SandboxWorld(SandboxOptions options, TimeProvider clock)
    {
        Options = options;
        Clock = clock;
        _webhook = options.Webhook;
        People = new(Changes);
        Sessions = new(People);
        Refusals = new(Changes, clock);
        Threads = new(Changes, clock);
        Deliveries = new(Changes);
    }

    public SandboxOptions Options { get; }

    public TimeProvider Clock { get; }

    public ChangeSignal Changes { get; } = new();

    public People People { get; }

    public Sessions Sessions { get; }

    public Confirmations Confirmations { get; } = new();

    public Refusals Refusals { get; }

    public Threads Threads { get; }

    public DeliveryLog Deliveries { get; }

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

    /// <summary>The origins that may frame a plugin.</summary>
    public IReadOnlyList<string> Domains => Options.Domains.Count > 0
        ? [.. Options.Domains.Select(domain => domain.TrimEnd('/'))]
        : Webhook is { } webhook ? [webhook.GetLeftPart(UriPartial.Authority)] : [];

    /// <summary>Forgets people made here, sessions, confirmations, threads, refusals and deliveries. The webhook stays.</summary>
    public void Reset()
    {
        Deliveries.Reset();
        Sessions.Reset();
        Confirmations.Reset();
        Threads.Reset();
        Refusals.Reset();
        People.Reset();
        Changes.Raise();
    }
}
