using Messenger.AspNetCore.Configuration;
using WebSite.Data;

namespace WebSite.Backups;

/// <summary>Registers backups and their restore.</summary>
internal static class BackupServices
{
    public static void AddBackups(this IServiceCollection services, DatabaseProvider provider)
    {
        services.AddSettings<BackupOptions>(BackupOptions.Section);
        services.AddSingleton<LastBackup>();
        if (provider == DatabaseProvider.PostgreSQL)
        {
            return; // Its own tools copy a server's databases: docs/database.md.
        }

        services.AddSingleton<BackupState>();
        services.AddSingleton<BackupMaker>();
        services.AddSingleton<BackupSchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<BackupSchedule>());
        services.AddScoped<Restoring>();
    }
}
