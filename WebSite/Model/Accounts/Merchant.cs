using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Somebody who may sign in to the dashboard.</summary>
public sealed class Merchant : IEntityTypeConfiguration<Merchant>
{
    public int Id { get; set; }

    /// <summary>An e-mail address, as typed.</summary>
    public required string Email { get; set; }

    /// <summary><see cref="Email"/> as it is looked up.</summary>
    public string NormalizedEmail { get; set; } = "";

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password, which ends every session signed in before.</summary>
    public string SecurityStamp { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Not used any more: failed tries are counted in memory, by browser and address.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <inheritdoc cref="LockoutEnd"/>
    public int AccessFailedCount { get; set; }

    public void Configure(EntityTypeBuilder<Merchant> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(m => m.NormalizedEmail).IsUnique();
        builder.Property(m => m.SecurityStamp).IsConcurrencyToken(); // Of two who change it at once, one does: a one-time link works once.
        builder.Property(m => m.NormalizedEmail).HasMaxLength(254);
        builder.Property(m => m.Email).HasMaxLength(254);
    }
}
