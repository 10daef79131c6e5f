using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A way in that the merchant has given a name: a link on a flyer, a code on a table, an ad, a plugin on another website.</summary>
public sealed class Campaign : IEntityTypeConfiguration<Campaign>
{
    public int Id { get; set; }

    /// <summary>The merchant's name for it, at most 80 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The way in that it is for.</summary>
    public EntryPoint EntryPoint { get; set; }

    /// <summary>What its links and plugins pass through as their ref: <see cref="CampaignKey"/>. Anybody can read and repeat it, so it names no shopper.</summary>
    public required string Key { get; set; }

    /// <summary>The last part of its short address, <c>/m/{code}</c>.</summary>
    public required string Code { get; set; }

    /// <summary>Facebook's id of the ad, for an ad; else null.</summary>
    public string? AdId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the merchant put it away; null while it is in use. Its links go on working.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    public List<CampaignOpens> Opens { get; } = [];

    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(c => c.Key).IsUnique();
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.AdId).IsUnique();
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.Key).HasMaxLength(CampaignKey.Longest);
        builder.Property(c => c.Code).HasMaxLength(16);
        builder.Property(c => c.AdId).HasMaxLength(32);
    }
}

/// <summary>How often a campaign's short address was opened on one day.</summary>
public sealed class CampaignOpens : IEntityTypeConfiguration<CampaignOpens>
{
    public int CampaignId { get; set; }

    /// <summary>In UTC.</summary>
    public DateOnly Day { get; set; }

    public int Count { get; set; }

    public void Configure(EntityTypeBuilder<CampaignOpens> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("CampaignOpens").HasKey(o => new { o.CampaignId, o.Day });
        builder.HasOne<Campaign>().WithMany(c => c.Opens).HasForeignKey(o => o.CampaignId);
    }
}
