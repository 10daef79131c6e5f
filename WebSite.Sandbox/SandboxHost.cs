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

    private SandboxHost(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
        Worlds = app.Services.GetRequiredService<Worlds>();
        SiteSettings = Sandbox.SiteSettings.For(World.Options, address);
    }

    public Uri Address { get; }

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
            throw new InvalidOperationException(
                $"The sandbox can't listen on port {options.Url.Port}: another program has it. Stop that one, or give the sandbox another address in {SandboxOptions.Section}:Url.", e);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app, options.Url.Port == 0 ? new($"http://localhost:{new Uri(app.Urls.First()).Port}") : options.Url);
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

        // Kestrel refuses localhost:0.
        builder.WebHost.UseUrls(options.Url.Port == 0 ? "http://127.0.0.1:0" : options.Url.GetLeftPart(UriPartial.Authority));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        builder.Logging.AddFilter("WebSite.Sandbox.Deliveries", options.LogsDeliveries ? LogLevel.Information : LogLevel.Warning);

        // A start that fails is thrown to the caller, who says it in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        builder.Services.AddSingleton(new Worlds(options, clock));
        builder.Services.AddSingleton<WebhookClient>();
        builder.Services.AddSingleton<RefReader>();
        builder.Services.AddHostedService<Couriers>();
        builder.Services.AddGraph();
        builder.Services.AddComponents();
        builder.Services.AddBadRequests();
        builder.Services.AddControlJson();
        builder.Services.AddControlDocument();

        var app = builder.Build();
        app.UseBadRequests();
        app.UsePageHeaders();
        app.UseSameSiteGuard();
        app.UseUnmatchedRequests();
        app.MapAssets();
        app.MapPlugins();
        app.MapGraph();
        app.MapDialogs();
        app.MapThreads();
        app.MapDoors();
        app.MapScreen();
        app.MapControl();
        return app;
    }

    private static bool IsAddressInUse(Exception? e) =>
        e is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || (e is not null && IsAddressInUse(e.InnerException));
}
