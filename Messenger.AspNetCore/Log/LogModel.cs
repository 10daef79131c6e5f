using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Log;

/// <summary>The log's tables in another context's model, for a site that reads them together with its own.</summary>
public static class LogModel
{
    /// <summary>Adds <see cref="WebhookEvent"/> and <see cref="LogIdentity"/>, which only <see cref="LogDb"/> writes and whose schema is no migration of that context's.</summary>
    public static void AddLog(this ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ApplyConfiguration(new WebhookEventTable());
        builder.ApplyConfiguration(new LogIdentityTable());
        builder.Entity<WebhookEvent>().ToTable("WebhookEvents", table => table.ExcludeFromMigrations());
        builder.Entity<LogIdentity>().ToTable("LogIdentity", table => table.ExcludeFromMigrations());
    }
}
