using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Messenger.AspNetCore.Login;
using Messenger.AspNetCore.Plugins;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Telemetry;
using Messenger.AspNetCore.Webhook;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore;

/// <summary>Registers the library.</summary>
public static class MessengerServices
{
    /// <summary>
    /// Adds refs, plugins, the Graph client and the settings <c>Messenger</c> and <c>Placements</c>. Needs Data Protection; wrong settings stop the start.
    /// </summary>
    /// <param name="services">The site's.</param>
    /// <param name="placements">The site's spots.</param>
    public static void AddMessenger(this IServiceCollection services, Placements placements)
    {
        services.AddSingleton(placements);
        services.AddSettings<MessengerOptions, MessengerOptionsValidator>(MessengerOptions.Section);
        services.AddSingleton<IPostConfigureOptions<MessengerOptions>, SettledOptions>();
        services.AddSettings<PlacementOptions, PlacementOptionsValidator>(PlacementOptions.Section);
        services.AddMetrics();
        services.AddSingleton<MessengerMeter>();
        services.AddSingleton<DeliverySpans>();
        services.AddSingleton(provider => new GraphWatch(provider.GetRequiredService<MessengerMeter>()));
        services.AddHttpClient<GraphClient>(http => http.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddHttpClient<FacebookPictures>(http => http.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddTransient<LoginClient>();
        services.AddSingleton<MessengerLinks>();
        services.AddSingleton(provider => new RefProtector(
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<IHostEnvironment>().EnvironmentName,
            provider.GetRequiredService<IOptions<MessengerOptions>>().Value.PageId,
            provider.GetRequiredService<Placements>()));
    }

    /// <summary>Facebook is told nothing of the site's own traces.</summary>
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ActivityHeadersPropagator = System.Diagnostics.DistributedContextPropagator.CreateNoOutputPropagator(),
    };

    /// <summary>
    /// Adds the webhook, and the log that it stores events in, in a SQLite file; <see cref="WebhookBranch.UseWebhook"/> puts it into the pipeline. The site brings the log's
    /// schema up to date at its start, with <see cref="LogDb"/>'s migrations, and closes its file to others. To be added before whatever reads the log, for
    /// services stop in the opposite order.
    /// </summary>
    /// <param name="services">The site's.</param>
    /// <param name="file">Says where the log lies; asked once.</param>
    public static void AddMessengerWebhook(this IServiceCollection services, Func<IServiceProvider, LogFile> file)
    {
        services.AddSingleton(file);
        services.AddDbContext<LogDb>(
            (provider, options) => options.UseSqlite(provider.GetRequiredService<LogFile>().ConnectionString).AddInterceptors(SqlitePragmas.OfLog()),
            optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton<IHostedService>(provider => new WriteAheadFile(
            provider.GetRequiredService<LogFile>().ConnectionString, provider.GetRequiredService<ILogger<WriteAheadFile>>()));
        services.AddSingleton<Checkpointer>();
        services.AddHostedService(provider => provider.GetRequiredService<Checkpointer>());
        services.AddSingleton<ILogStore, SqliteLogStore>();
        services.AddWebhook();
    }

    /// <summary>The same with the log in PostgreSQL, beside the site's tables. Its context is a <see cref="PostgresLogDb"/>.</summary>
    /// <param name="services">The site's.</param>
    /// <param name="server">Says where the database is; asked once.</param>
    public static void AddMessengerWebhook(this IServiceCollection services, Func<IServiceProvider, PostgresServer> server)
    {
        services.AddSingleton(server);
        services.AddDbContext<LogDb>(
            (provider, options) => options
                .UseNpgsql(provider.GetRequiredService<PostgresServer>().ConnectionString, postgres => postgres.MigrationsHistoryTable(PostgresLogDb.History))
                .AddInterceptors(new NullCharacters()),
            optionsLifetime: ServiceLifetime.Singleton);
        services.Replace(ServiceDescriptor.Scoped<LogDb, PostgresLogDb>());
        services.AddSingleton<ILogStore, PostgresLogStore>();
        services.AddWebhook();
    }

    private static void AddWebhook(this IServiceCollection services)
    {
        services.AddStrangerLog();
        services.AddSingleton<LogSignal>();
        services.AddSingleton<EventLog>();
        services.AddSingleton(provider => new OwnEvents(provider.GetRequiredService<EventLog>()));
        services.AddSingleton<LogWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<LogWriter>());
        services.AddSingleton<RefusalTally>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalTally>());
        services.AddSingleton<LargeBuffers>();
        services.AddSingleton<Receiver>();
    }
}
