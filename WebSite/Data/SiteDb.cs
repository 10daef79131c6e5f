using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebSite.Messenger;

namespace WebSite.Data;

/// <summary>The site's database: the catalogue, checkout sessions, opt-ins, the webhook's inbox, merchants and the key ring.</summary>
public sealed class SiteDb(DbContextOptions<SiteDb> options) : DbContext(options)
{
    /// <summary>What the shop sells.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>What shoppers are doing; a row appears only when something first happens to a session.</summary>
    public DbSet<CheckoutSession> CheckoutSessions => Set<CheckoutSession>();

    /// <summary>Cart lines of all sessions. They stay after the order, as the record of what was put in the cart.</summary>
    public DbSet<CartLine> CartLines => Set<CartLine>();

    /// <summary>Orders, at most one a checkout session.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>People's permissions, one row a person and checkout session.</summary>
    public DbSet<OptIn> OptIns => Set<OptIn>();

    /// <summary>The clicks behind the opt-ins, one row an event.</summary>
    public DbSet<OptInClick> OptInClicks => Set<OptInClick>();

    /// <summary>The webhook's inbox, one row an event.</summary>
    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    /// <summary>How many deliveries were refused for their signature, one row an hour and reason.</summary>
    public DbSet<DeliveryRefusal> DeliveryRefusals => Set<DeliveryRefusal>();

    /// <summary>Opt-ins that browsers told of, one row a session and spot.</summary>
    public DbSet<BrowserHint> BrowserHints => Set<BrowserHint>();

    /// <summary>What Facebook told of people who removed the app, or want their data deleted.</summary>
    public DbSet<PrivacyRequest> PrivacyRequests => Set<PrivacyRequest>();

    /// <summary>Those who may sign in to the dashboard.</summary>
    public DbSet<Merchant> Merchants => Set<Merchant>();

    /// <summary>The Data Protection key ring, shared by every instance of the site.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SiteDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Guid>().HaveConversion<GuidToBytesConverter>();
        configurationBuilder.Properties<BrowserHash>().HaveConversion<BrowserHashBytes>().HaveMaxLength(BrowserHash.Length);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }
}
