using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A way in that the merchant has given a name: a link on a flyer, a code on a table, an ad, a plugin on another website.</summary>
public sealed class Campaign : IEntityTypeConfiguration<Campaign>
{
    private string _name = "";
    private string? _adId;
    private DateTimeOffset? _archivedAt;

    public int Id { get; init; }

    /// <summary>The merchant's name for it, at most 80 characters.</summary>
    public required string Name { get => _name; init => _name = value; }

    /// <summary>The way in that it is for.</summary>
    public EntryPoint EntryPoint { get; init; }

    /// <summary>What its links and plugins pass through as their ref: <see cref="CampaignKey"/>. Anybody can read and repeat it, so it names no shopper.</summary>
    public required string Key { get; init; }

    /// <summary>The last part of its short address, <c>/m/{code}</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Facebook's id of the ad, for an ad; else null.</summary>
    public string? AdId { get => _adId; init => _adId = value; }

    /// <summary>A ref that was made elsewhere and names it, too, as a <see cref="Visit"/> has it; null when there is none.</summary>
    public string? Ref { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the merchant put it away; null while it is in use. Its links go on working.</summary>
    public DateTimeOffset? ArchivedAt { get => _archivedAt; init => _archivedAt = value; }

    /// <summary>Gives it another name. Its key stays: links are out there.</summary>
    internal void Rename(string name) => _name = name;

    /// <summary>It is that ad's, unless it is another's.</summary>
    internal void Tie(string adId) => _adId ??= adId;

    /// <summary>Puts it away.</summary>
    internal void Archive(DateTimeOffset now) => _archivedAt ??= now;

    /// <summary>Takes it out again.</summary>
    internal void Restore() => _archivedAt = null;

    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(c => c.Key).IsUnique();
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.AdId).IsUnique();
        builder.HasIndex(c => c.Ref).IsUnique();
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.Key).HasMaxLength(CampaignKey.Longest);
        builder.Property(c => c.Code).HasMaxLength(16);
        builder.Property(c => c.AdId).HasMaxLength(32);
        builder.Property(c => c.Ref).HasMaxLength(Visit.LongestRef);
    }
}
