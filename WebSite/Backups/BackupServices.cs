using Messenger.AspNetCore.Configuration;

namespace WebSite.Backups;

/// <summary>Registers backups and their restore.</summary>
internal static class BackupServices
{
    public static void AddBackups(this IServiceCollection services)
    {
        services.AddSettings<BackupOptions>(BackupOptions.Section);
        services.AddSingleton<LastBackup>();
        services.AddSingleton<BackupState>();
        services.AddSingleton<BackupMaker>();
        services.AddSingleton<BackupSchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<BackupSchedule>());
        services.AddScoped<Restoring>();
    }
}
