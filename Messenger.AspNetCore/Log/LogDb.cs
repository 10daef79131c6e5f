using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Messenger.AspNetCore.Log;

/// <summary>
/// The webhook's log, which only grows: a database of its own, so that nothing of the site's stands in the way of a delivery. Whoever only reads it can
/// have it attached to their own database, and join it with that: <see cref="SqlitePragmas.OfSite"/>, <see cref="LogModel"/>.
/// </summary>
public class LogDb(DbContextOptions<LogDb> options) : DbContext(options)
{
    /// <summary>The events, one row each, in the order in which they came.</summary>
    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    /// <summary>Which log this is, one row.</summary>
    public DbSet<LogIdentity> Identities => Set<LogIdentity>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfiguration(new WebhookEventTable());
        modelBuilder.ApplyConfiguration(new LogIdentityTable());
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Guid>().HaveConversion<GuidToBytesConverter>();
    }
}
