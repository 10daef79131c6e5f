using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>Registers the database and brings its schema up to date.</summary>
internal static class Database
{
    /// <summary>Adds <see cref="SiteDb"/> on the provider that <c>Database:Provider</c> names, with the connection string <c>Site</c>.</summary>
    /// <exception cref="StartException">The provider is unknown, or there is no usable connection string.</exception>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"];
        if (provider is not "Sqlite")
        {
            throw new StartException($"Database:Provider is '{provider}'. This version knows 'Sqlite' only.");
        }

        // Read once, so that a settings file changed later takes no database away; and when first needed, for test hosts add their
        // settings after this method ran.
        builder.Services.AddDbContext<SiteDb>(
            (services, options) => options
                .UseSqlite(ConnectionString(services.GetRequiredService<IConfiguration>(), builder.Environment.ContentRootPath))
                .AddInterceptors(new SqlitePragmas(), services.GetRequiredService<TurnTaking>()),
            optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddScoped<KeyedHashes>();
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        builder.Services.AddSingleton<WriteTurns>();
        builder.Services.AddSingleton<TurnTaking>();
        builder.Services.AddSingleton<Checkpointer>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Checkpointer>());
    }

    /// <summary>Applies the migrations that the database lacks, fills an empty catalogue, and sees to it that the consent's wording and the keys are there.</summary>
    /// <exception cref="StartException">Something of that failed.</exception>
    public static async Task MigrateAsync(this WebApplication app)
    {
        try
        {
            await BringingUpToDate.RunAsync(app.Services, app.Lifetime.ApplicationStopping);
        }
        catch (CryptographicException exception)
        {
            throw new StartException(
                $"The keys of refs and cookies could not be read from the table DataProtectionKeys, or a new one not be written: {exception.GetBaseException().Message} " +
                "Restore the table from a backup. Without its keys, every ref that is out there would be foreign.",
                exception);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The database could not be opened or brought up to date: {exception.Message} " +
                $"It is set by ConnectionStrings:Site, now '{app.Configuration.GetConnectionString("Site")}'. " +
                "Check that the folder exists, may be written to, and has room.",
                exception);
        }
    }

    /// <summary>For a command that makes no database: what it reads must be there, else reading it would leave an empty file behind.</summary>
    /// <exception cref="StartException">There is no such file.</exception>
    public static void NeedsFile(IServiceProvider services)
    {
        var file = services.GetRequiredService<SiteDb>().Database.GetDbConnection().DataSource;
        if (!File.Exists(file))
        {
            throw new StartException($"There is no database at '{file}' (ConnectionStrings:Site). Start the site once, so that it makes it.");
        }
    }

    private static string ConnectionString(IConfiguration configuration, string contentRoot)
    {
        var text = configuration.GetConnectionString("Site");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new StartException("ConnectionStrings:Site is missing. For SQLite it is for instance 'Data Source=data/site.db'.");
        }

        // A relative path means the same file from whichever folder the site is started.
        var parts = Parse(text);
        parts.DataSource = Path.GetFullPath(parts.DataSource, contentRoot);
        if (!parts.ShouldSerialize("Default Timeout"))
        {
            parts.DefaultTimeout = SqlitePragmas.Patience;
        }

        MakeFolder(Path.GetDirectoryName(parts.DataSource)!);
        return parts.ToString();
    }

    private static SqliteConnectionStringBuilder Parse(string text)
    {
        try
        {
            var parts = new SqliteConnectionStringBuilder(text);
            return parts.DataSource is "" or ":memory:" || parts.Mode == SqliteOpenMode.Memory
                ? throw new StartException($"ConnectionStrings:Site is '{text}'. It must name a file, for instance 'Data Source=data/site.db'.")
                : parts;
        }
        catch (ArgumentException exception)
        {
            throw new StartException($"ConnectionStrings:Site is '{text}', which SQLite can't read: {exception.Message}", exception);
        }
    }

    /// <summary>A folder that wasn't there is made for the site's own user alone: orders and the key ring are in it.</summary>
    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
