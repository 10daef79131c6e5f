using System.Data.Common;
using System.Security.Cryptography;
using Messenger.AspNetCore;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebSite.Data.Postgres;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>Registers the database and brings its schema up to date.</summary>
internal static class Database
{
    /// <summary>Adds <see cref="SiteDb"/> and the webhook's log on the provider that <c>Database:Provider</c> names. A name that is none is said with all other settings.</summary>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<KeyedHashes>();
        builder.Services.AddStartSettings<DatabaseOptions>(DatabaseOptions.Section);
        builder.Services.AddStartSettings<ConnectionOptions, ConnectionOptionsValidator>(ConnectionOptions.Section);
        if (builder.Provider() == DatabaseProvider.PostgreSQL)
        {
            builder.Services.AddPostgres();
        }
        else
        {
            builder.AddSqlite();
        }
    }

    /// <summary>Which it is. A name that is none counts as SQLite, until it is said with all other settings.</summary>
    public static DatabaseProvider Provider(this WebApplicationBuilder builder) => DatabaseProviders.Of(builder.Configuration["Database:Provider"]) ?? DatabaseProvider.SQLite;

    /// <summary>For a command that works with SQLite's files.</summary>
    /// <exception cref="StartException">There are none.</exception>
    public static void NeedsSqlite(IServiceProvider services, string instead)
    {
        if (services.GetService<DatabaseFiles>() is null)
        {
            throw new StartException($"Database:Provider is PostgreSQL, which this command has nothing to do with. {instead}");
        }
    }

    // Connection strings are read once, so that a settings file changed later takes no database away; and when first needed, for test hosts add their
    // settings after these methods ran.
    private static void AddSqlite(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => OpenFiles(services.GetRequiredService<IConfiguration>(), builder.Environment.ContentRootPath));
        builder.Services.AddSingleton<DatabaseUse>();
        builder.Services.AddDbContext<SiteDb>(
            (services, options) => options
                .UseSqlite(services.GetRequiredService<DatabaseFiles>().SiteConnection)
                // EF Core switches foreign keys off where it rebuilds a table, outside of the migration's transaction. If the process ends there, they are on again in the next connection.
                .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
                .AddInterceptors(SqlitePragmas.OfSite(services.GetRequiredService<DatabaseFiles>().LogPath)),
            optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddSingleton(services => new UntilWritten(services.GetRequiredService<DatabaseFiles>().SiteConnection));
        builder.Services.AddSingleton<IHostedService>(services => new WriteAheadFile(
            services.GetRequiredService<DatabaseFiles>().SiteConnection, services.GetRequiredService<ILogger<WriteAheadFile>>()));
    }

    private static void AddPostgres(this IServiceCollection services)
    {
        services.AddDbContext<SiteDb>(
            (provider, options) => options
                .UseNpgsql(provider.GetRequiredService<PostgresServer>().ConnectionString)
                .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.TransactionError, LogLevel.Debug))) // Who is told to stop in the middle of one throws anyway.
                .AddInterceptors(new NullCharacters(), new WriterTurns(), new SingleTurns()),
            optionsLifetime: ServiceLifetime.Singleton);
        services.Replace(ServiceDescriptor.Scoped<SiteDb, PostgresSiteDb>());
        services.AddSingleton(new UntilWritten(null));
    }

    /// <summary>Adds the webhook, and its log on the same provider.</summary>
    public static void AddWebhook(this WebApplicationBuilder builder)
    {
        if (builder.Provider() == DatabaseProvider.PostgreSQL)
        {
            builder.Services.AddMessengerWebhook(provider => PostgresSettings.Read(provider.GetRequiredService<IConfiguration>()));
        }
        else
        {
            builder.Services.AddMessengerWebhook(provider => provider.GetRequiredService<DatabaseFiles>().Log);
        }
    }

    /// <summary>Applies the migrations that the database lacks, fills an empty catalogue, and sees to it that the consent's wording and the keys are there.</summary>
    /// <exception cref="StartException">Something of that failed.</exception>
    public static async Task MigrateAsync(this WebApplication app)
    {
        try
        {
            await (app.Services.GetService<PostgresServer>() is null
                ? BringingUpToDate.RunAsync(app.Services, app.Lifetime.ApplicationStopping)
                : PostgresUpToDate.RunAsync(app.Services, app.Lifetime.ApplicationStopping));
        }
        catch (CryptographicException exception)
        {
            throw new StartException(
                $"The keys of refs and cookies could not be read from the table DataProtectionKeys, or a new one not be written: {exception.GetBaseException().Message} " +
                "Restore the table from a backup. Without its keys, every ref that is out there would be foreign.",
                exception);
        }
        catch (Exception exception) when (app.Services.GetService<PostgresServer>() is { } server && (exception is DbException || DatabaseFault.IsOutOfReach(exception)))
        {
            throw new StartException(
                $"The database could not be opened or brought up to date: {exception.Message} It is set by ConnectionStrings:Site, now '{server.Place}'. " +
                "Check that the server runs and lets this user in, that the database is there (createdb), and that the user may make tables in it.",
                exception);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The database could not be opened or brought up to date: {exception.Message} " +
                $"It is set by ConnectionStrings:Site, now '{app.Configuration.GetConnectionString("Site")}'; the webhook's log lies beside it, or where ConnectionStrings:Log says. " +
                WhatToDo(app.Services.GetRequiredService<DatabaseFiles>()),
                exception);
        }
    }

    /// <summary>Rights are the usual reason, above all where the site has just been installed.</summary>
    private static string WhatToDo(DatabaseFiles files)
    {
        string[] folders = [.. new[] { files.SitePath, files.LogPath }.Select(path => Path.GetDirectoryName(path)!).Distinct()];
        return folders.FirstOrDefault(folder => !FileModes.MayWrite(folder)) is { } closed
            ? $"The site's user, {Environment.UserName}, may not write to the folder '{closed}'. Give it to that user: chown -R {Environment.UserName} '{closed}' && chmod 700 '{closed}'. " +
              "In a container, or as a service, it must also be a volume, or a folder that the unit lets the site write to."
            : "Check that the folder exists, may be written to, and has room.";
    }

    private static DatabaseFiles OpenFiles(IConfiguration configuration, string contentRoot)
    {
        var files = new DatabaseFiles(configuration, contentRoot);
        files.MakeFolders();
        return files;
    }

    /// <summary>For a command that makes no database: what it reads must be there, else reading it would leave an empty file behind. A server has no such files.</summary>
    /// <exception cref="StartException">There is no such file.</exception>
    public static void NeedsFile(IServiceProvider services)
    {
        if (services.GetService<DatabaseFiles>()?.SitePath is { } file && !File.Exists(file))
        {
            throw new StartException($"There is no database at '{file}' (ConnectionStrings:Site). Start the site once, so that it makes it.");
        }
    }
}
