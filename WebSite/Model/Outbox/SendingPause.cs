using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Nothing is sent for a Page for a while: Facebook refuses its token, or asks for fewer calls. For all instances of the site.</summary>
public sealed class SendingPause : IEntityTypeConfiguration<SendingPause>
{
    public required string PageId { get; set; }

    public PauseReason Reason { get; set; }

    /// <summary>Facebook's sentence.</summary>
    public required string Why { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>When one message is tried again.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>How often in a row it was prolonged.</summary>
    public int Times { get; set; }

    /// <summary>A hash of the token that was refused, so that another one is tried at once; null for other reasons.</summary>
    public string? TokenHash { get; set; }

    public void Configure(EntityTypeBuilder<SendingPause> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(p => p.PageId);
        builder.Property(p => p.TokenHash).HasMaxLength(64);
    }
}

/// <summary>Why nothing is sent.</summary>
public enum PauseReason
{
    /// <summary>Facebook refuses the token.</summary>
    Token,

    /// <summary>Too many calls.</summary>
    Rate,
}
