using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A link in a message of ours that leads back to the shop: <c>/go/{code}</c>. It opens what its path opens for anybody, and nothing else.</summary>
public sealed class MessageLink : IEntityTypeConfiguration<MessageLink>
{
    /// <summary>The most of a path, in characters.</summary>
    public const int LongestPath = 2000;

    /// <summary>The last part of its address, random: who can guess one could read how far an order is.</summary>
    public required string Code { get; init; }

    /// <summary>The message that it stands in; null when that was deleted. The link goes on leading there, and counts no more.</summary>
    public long? MessageId { get; init; }

    /// <summary>The order whose page it opens; else null.</summary>
    public int? OrderId { get; init; }

    /// <summary>Where it leads: a path of this site, with its query.</summary>
    public required string Path { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public void Configure(EntityTypeBuilder<MessageLink> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("MessageLinks").HasKey(l => l.Code);
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(l => l.MessageId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(l => l.OrderId).HasFilter("\"OrderId\" IS NOT NULL");
        builder.HasIndex(l => l.CreatedAt);
        builder.Property(l => l.Code).HasMaxLength(32);
        builder.Property(l => l.Path).HasMaxLength(LongestPath);
    }
}
