using Microsoft.EntityFrameworkCore;

namespace WebSite.Data;

/// <summary>
/// The webhook's log, which only grows: a database of its own, so that no order and no page stands in the way of a delivery. Whoever only reads
/// it does that by <see cref="SiteDb"/>, where it can be joined with what became of its events.
/// </summary>
public sealed class LogDb(DbContextOptions<LogDb> options) : DbContext(options)
{
    /// <summary>The events, one row each, in the order in which they came.</summary>
    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    /// <summary>Which log this is, one row.</summary>
    public DbSet<LogIdentity> Identities => Set<LogIdentity>();

    /// <summary>The tables of the log.</summary>
    internal static bool Holds(Type configuration) => configuration == typeof(WebhookEvent) || configuration == typeof(LogIdentity);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LogDb).Assembly, Holds);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);
}
