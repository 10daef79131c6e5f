using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// How often on one day browsers told that a policy of the site's kept the same thing out, on the same kind of web page. Nothing says whose browser it was:
/// of addresses only the origin is kept, or a word.
/// </summary>
public sealed class PolicyReport : IEntityTypeConfiguration<PolicyReport>
{
    /// <summary>How long they are kept, in days.</summary>
    public const int DaysKept = 30;

    /// <summary>The longest origin; of a longer one only that it was one is kept.</summary>
    public const int LongestOrigin = 100;

    /// <summary>In UTC.</summary>
    public DateOnly Day { get; init; }

    public BlockedKind Kind { get; init; }

    /// <summary>The part of the policy: <c>img-src</c>; <c>coep</c> for the embedder policy.</summary>
    public required string Directive { get; init; }

    /// <summary>An origin, or what it was when it had none: <c>inline</c>.</summary>
    public required string Blocked { get; init; }

    public BlockedOn WebPage { get; init; }

    public long Count { get; init; }

    public DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public void Configure(EntityTypeBuilder<PolicyReport> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("PolicyReports").HasKey(r => new { r.Day, r.Kind, r.Directive, r.Blocked, r.WebPage });
        builder.Property(r => r.Directive).HasMaxLength(32);
        builder.Property(r => r.Blocked).HasMaxLength(LongestOrigin);
    }
}
