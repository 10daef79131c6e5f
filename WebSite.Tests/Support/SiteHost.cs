using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WebSite.Data;
using WebSite.Web;

namespace WebSite.Tests.Support;

/// <summary>The site on a real Kestrel and a database of its own, SQLite's files or PostgreSQL's; both are gone afterwards.</summary>
public sealed class SiteHost : WebApplicationFactory<SiteDb>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("messenger-site-").FullName;
    private readonly Dictionary<string, string?> _settings;
    private readonly TimeProvider? _clock;
    private readonly string? _settingsFile;
    private readonly ILoggerProvider? _log;
    private readonly Action<IServiceCollection>? _services;
    private readonly Mistakes _mistakes = new();
    private readonly PostgresDatabase? _postgres;
    private readonly bool _isDatabaseMine;

    /// <summary>Here settings files change every moment: the system's watcher tells it at once, polling takes four seconds.</summary>
    static SiteHost() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "false");

    /// <param name="settings">On top of <see cref="Settings.Real"/>; a null takes one away.</param>
    /// <param name="clock">Instead of the system's.</param>
    /// <param name="database">A file that outlives this host, for a second host on the same data.</param>
    /// <param name="settingsFile">A JSON file on top of all settings, read again when it changes.</param>
    /// <param name="log">Hears what the site logs.</param>
    /// <param name="services">Replaces some of the site's.</param>
    /// <param name="isOnPostgres">Whether it is on PostgreSQL; null for what all are on.</param>
    public SiteHost(
        IEnumerable<KeyValuePair<string, string?>>? settings = null, TimeProvider? clock = null, string? database = null, string? settingsFile = null, ILoggerProvider? log = null,
        Action<IServiceCollection>? services = null, bool? isOnPostgres = null)
    {
        _settingsFile = settingsFile;
        _log = log;
        _services = services;
        Database = database ?? Path.Combine(_folder, "site.db");
        _isDatabaseMine = database is null;
        if (isOnPostgres ?? PostgresDatabase.IsForAll)
        {
            _postgres = PostgresDatabase.For(Database);
        }
        else if (database is null)
        {
            MigratedDatabase.CopyTo(Database);
        }

        _clock = clock;
        _settings = new(Settings.Real);
        foreach (var (name, value) in settings ?? [])
        {
            if (value is null)
            {
                _settings.Remove(name);
            }
            else
            {
                _settings[name] = value;
            }
        }

        UseKestrel();
    }

    /// <summary>Whether the test breaks a part of the site, so that <see cref="Mistakes"/> are what it wants.</summary>
    public bool MayErr { get; set; }

    /// <summary>The SQLite file; on PostgreSQL, what its database is called by among tests.</summary>
    public string Database { get; }

    /// <summary>Where it listens; by name, so that the sandbox and it are one site for cookies.</summary>
    public Uri Address
    {
        get
        {
            StartServer();
            return new($"http://localhost:{ClientOptions.BaseAddress.Port}/");
        }
    }

    /// <summary>A client that keeps cookies and follows no redirect.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A browser without a screen.</summary>
    /// <param name="isHttps">Whether it comes by https, as from a proxy. A site whose public address has https is visited so.</param>
    internal Visitor Visit(bool isHttps = false) => new(this, isHttps || (_settings.GetValueOrDefault("Site:PublicUrl") ?? "").StartsWith("https:", StringComparison.Ordinal));

    /// <summary>One at a client address of its own: the last part of 127.0.0.</summary>
    internal Visitor VisitFrom(byte place) => new(this, from: new(new byte[] { 127, 0, 0, place }));

    /// <summary>Reads the database.</summary>
    public async Task<T> ReadAsync<T>(Func<SiteDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<SiteDb>());
    }

    /// <summary>Reads or writes the webhook's log.</summary>
    public async Task<T> LogAsync<T>(Func<LogDb, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<LogDb>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot(".");

        // Not UseKestrel(0): that changes the addresses while the program's own thread may already be listening.
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:Site", _postgres?.ConnectionString ?? $"Data Source={Database}");
        if (_postgres is not null)
        {
            builder.UseSetting("Database:Provider", "PostgreSQL");
        }

        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");
        if (_settingsFile is not null)
        {
            builder.ConfigureAppConfiguration((_, configuration) => configuration.AddJsonFile(_settingsFile, optional: false, reloadOnChange: true));
        }

        builder.ConfigureServices(services =>
        {
            foreach (var ear in new ILoggerProvider?[] { _log, _mistakes }.OfType<ILoggerProvider>())
            {
                services.AddSingleton(ear);
            }

            if (_clock is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(_clock));
            }

            _services?.Invoke(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_postgres is null)
        {
            ClosePools();
        }
        else if (_isDatabaseMine)
        {
            await _postgres.DropAsync();
        }

        Directory.Delete(_folder, recursive: true);
        if (!MayErr)
        {
            _mistakes.Check();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Closes its idle connections, its own alone: other tests' sites run beside it, and one whose disk is full couldn't open its files again.</summary>
    public void ClosePools()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Site", (string?)$"Data Source={Database}")])
            .AddInMemoryCollection(_settings).Build();
        foreach (var opened in Connections(settings))
        {
            using var connection = new SqliteConnection(opened);
            SqliteConnection.ClearPool(connection);
        }
    }

    private string[] Connections(IConfiguration settings)
    {
        try
        {
            var files = new DatabaseFiles(settings, _folder);
            return [files.SiteConnection, files.Log.ConnectionString];
        }
        catch (StartException)
        {
            return []; // It can't have started with these.
        }
    }
}
