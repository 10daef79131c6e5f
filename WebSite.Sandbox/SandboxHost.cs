using System.Net.Sockets;
using WebSite.Sandbox.Control;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Dialogs;
using WebSite.Sandbox.Doors;
using WebSite.Sandbox.Graph;
using WebSite.Sandbox.Messenger;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.Screen;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox;

/// <summary>The sandbox, listening. Starts in anybody's process: a test's, the site's, its own.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxHost(WebApplication app, SandboxOptions options)
    {
        _app = app;
        Address = app.AddressOf(options.Url);
        SecureAddress = options.SecureUrl is { } secure ? app.AddressOf(secure) : null;
        Worlds = app.Services.GetRequiredService<Worlds>();
        SiteSettings = Sandbox.SiteSettings.For(World.Options, Address);
    }

    public Uri Address { get; }

    /// <summary>The address with TLS, or null.</summary>
    public Uri? SecureAddress { get; }

    /// <summary>The switches that make a Chromium find Facebook's hosts here; null without TLS.</summary>
    public IReadOnlyList<string>? BrowserSwitches => SecureAddress is { } secure
        ? ["--host-resolver-rules=" + FacebookHosts.ResolverRules(Address, secure), "--ignore-certificate-errors"]
        : null;

    public Worlds Worlds { get; }

    /// <summary>The world called <c>default</c>.</summary>
    public SandboxWorld World => Worlds.First;

    /// <summary>The settings that point a website at this sandbox.</summary>
    public IReadOnlyDictionary<string, string?> SiteSettings { get; }

    /// <summary>Where deliveries go. Null: they wait.</summary>
    public Uri? Webhook
    {
        get => World.Webhook;
        set => World.Webhook = value;
    }

    public static Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(options, TimeProvider.System, cancellationToken);

    /// <summary>Starts with a clock of the caller's: retries and time limits follow it.</summary>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        options.Check();
        var app = Build(options, clock);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (IsAddressInUse(e))
        {
            await app.DisposeAsync();
            var (taken, setting) = options.SecureUrl is { } secure && e.Message.Contains($":{secure.Port}", StringComparison.Ordinal)
                ? (secure, nameof(options.SecureUrl))
                : (options.Url, nameof(options.Url));
            throw new InvalidOperationException(
                $"The sandbox can't listen on port {taken.Port}: another program has it. Stop that one, or give the sandbox another address in {SandboxOptions.Section}:{setting}.", e);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(SandboxOptions options, TimeProvider clock)
    {
        // Slim: the full builder would load the environment's hosting startups again, this very one among them.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SandboxHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });

        // Nothing of the surrounding process's settings: its addresses and its Kestrel section are meant for the site.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();

        builder.AddListeners(options);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        builder.Logging.AddFilter("WebSite.Sandbox.Deliveries", options.LogsDeliveries ? LogLevel.Information : LogLevel.Warning);

        // A start that fails is thrown to the caller, who says it in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        builder.Services.AddSingleton(new Worlds(options, clock));
        builder.Services.AddSingleton<WebhookClient>();
        builder.Services.AddSingleton<RemovalClient>();
        builder.Services.AddSingleton<RefReader>();
        builder.Services.AddHostedService<Couriers>();
        builder.Services.AddGraph();
        builder.Services.AddComponents();
        builder.Services.AddBadRequests();
        builder.Services.AddControlJson();
        builder.Services.AddControlDocument();

        var app = builder.Build();
        app.UseStopping();
        app.UseBadRequests();
        app.UsePageHeaders();
        app.UseHostGuard();
        app.UseSameSiteGuard();
        app.UseUnmatchedRequests();
        app.MapAssets();
        app.MapPlugins();
        app.MapSdkRequests();
        app.MapGraph();
        app.MapDialogs();
        app.MapOAuth();
        app.MapThreads();
        app.MapDoors();
        app.MapScreen();
        app.MapControl();
        return app;
    }

    private static bool IsAddressInUse(Exception? e) =>
        e is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || (e is not null && IsAddressInUse(e.InnerException));
}
