using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebSite.Messenger;

namespace WebSite.Data;

/// <summary>What a shopper is doing: product viewed, cart, order. Opt-ins are recorded against it.</summary>
public sealed class CheckoutSession : IEntityTypeConfiguration<CheckoutSession>
{
    public long Id { get; set; }

    /// <summary>128 random bits, made in the shopper's browser cookie before any row exists.</summary>
    public Guid Token { get; set; }

    /// <summary>The browser that it was made in: no other owns the session.</summary>
    public required BrowserHash Browser { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When something last happened to it.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Whether a person in Messenger belongs to it.</summary>
    public Connection Connection { get; set; }

    /// <summary>The opt-in that the shopper named after a conflict; null before.</summary>
    public long? ChosenOptInId { get; set; }

    public List<CartLine> CartLines { get; } = [];

    public Order? Order { get; set; }

    public List<OptIn> OptIns { get; } = [];

    public void Configure(EntityTypeBuilder<CheckoutSession> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(s => s.Token).IsUnique();

        // Few, and counted at every look at the dashboard.
        builder.HasIndex(s => s.Id, "IX_CheckoutSessions_Conflict").HasFilter("\"Connection\" = 'Conflict'");
    }
}

/// <summary>How a checkout session stands with Messenger.</summary>
public enum Connection
{
    /// <summary>Nobody has opted in from it.</summary>
    None,

    /// <summary>One person has.</summary>
    Connected,

    /// <summary>Two or more different people have: nothing is sent until the shopper says which one is right.</summary>
    Conflict,
}
