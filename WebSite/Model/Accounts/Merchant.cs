using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Somebody who may sign in to the dashboard.</summary>
public sealed class Merchant : IEntityTypeConfiguration<Merchant>
{
    private string _email = "";
    private string _normalizedEmail = "";
    private string? _passwordHash;
    private string _securityStamp = "";

    public int Id { get; init; }

    /// <summary>An e-mail address, as typed.</summary>
    public required string Email { get => _email; init => _email = value; }

    /// <summary><see cref="Email"/> as it is looked up.</summary>
    public string NormalizedEmail { get => _normalizedEmail; init => _normalizedEmail = value; }

    public string? PasswordHash { get => _passwordHash; init => _passwordHash = value; }

    /// <summary>Changes with the password, which ends every session signed in before.</summary>
    public string SecurityStamp { get => _securityStamp; init => _securityStamp = value; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not used any more: failed tries are counted in memory, by browser and address.</summary>
    public DateTimeOffset? LockoutEnd { get; init; }

    /// <inheritdoc cref="LockoutEnd"/>
    public int AccessFailedCount { get; init; }

    internal void SetEmail(string email) => _email = email;

    internal void SetNormalizedEmail(string normalized) => _normalizedEmail = normalized;

    internal void SetPasswordHash(string? hash) => _passwordHash = hash;

    internal void SetSecurityStamp(string stamp) => _securityStamp = stamp;

    public void Configure(EntityTypeBuilder<Merchant> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(m => m.NormalizedEmail).IsUnique();
        builder.Property(m => m.SecurityStamp).IsConcurrencyToken(); // Of two who change it at once, one does: a one-time link works once.
        builder.Property(m => m.NormalizedEmail).HasMaxLength(254);
        builder.Property(m => m.Email).HasMaxLength(254);
    }
}
