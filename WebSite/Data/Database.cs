using System.Data.Common;
using System.Security.Cryptography;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>Registers the database and brings its schema up to date.</summary>
internal static class Database
{
    /// <summary>Adds <see cref="SiteDb"/> on the provider that <c>Database:Provider</c> names.</summary>
    /// <exception cref="StartException">The provider is unknown, which is 'Sqlite' alone for now.</exception>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"];
        if (provider is not "Sqlite")
        {
            throw new StartException($"Database:Provider is '{provider}'. This version knows 'Sqlite' only.");
        }

        // Read once, so that a settings file changed later takes no database away; and when first needed, for test hosts add their
        // settings after this method ran.
        builder.Services.AddSingleton(services => new DatabaseFiles(services.GetRequiredService<IConfiguration>(), builder.Environment.ContentRootPath));
        builder.Services.AddSingleton<DatabaseUse>();
        builder.Services.AddDbContext<SiteDb>(
            (services, options) => options
                .UseSqlite(services.GetRequiredService<DatabaseFiles>().SiteConnection)
                // EF Core switches foreign keys off where it rebuilds a table, outside of the migration's transaction. If the process ends there, they are on again in the next connection.
                .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
                .AddInterceptors(SqlitePragmas.OfSite(services.GetRequiredService<DatabaseFiles>().LogPath)),
            optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddSingleton(services => new UntilWritten(services.GetRequiredService<DatabaseFiles>().SiteConnection));
        builder.Services.AddScoped<KeyedHashes>();
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        builder.Services.AddSingleton<IHostedService>(services => new WriteAheadFile(
            services.GetRequiredService<DatabaseFiles>().SiteConnection, services.GetRequiredService<ILogger<WriteAheadFile>>()));
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
                $"It is set by ConnectionStrings:Site, now '{app.Configuration.GetConnectionString("Site")}'; the webhook's log lies beside it, or where ConnectionStrings:Log says. " +
                "Check that the folder exists, may be written to, and has room.",
                exception);
        }
    }

    /// <summary>For a command that makes no database: what it reads must be there, else reading it would leave an empty file behind.</summary>
    /// <exception cref="StartException">There is no such file.</exception>
    public static void NeedsFile(IServiceProvider services)
    {
        var file = services.GetRequiredService<DatabaseFiles>().SitePath;
        if (!File.Exists(file))
        {
            throw new StartException($"There is no database at '{file}' (ConnectionStrings:Site). Start the site once, so that it makes it.");
        }
    }
}
