using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A person's picture, kept because Facebook's address of it expires.</summary>
public sealed class ProfilePicture : IEntityTypeConfiguration<ProfilePicture>
{
    public long ConversationId { get; init; }

    /// <summary><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>.</summary>
    public required string ContentType { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>Whether it is of a kind that browsers show as a picture, and as nothing else.</summary>
    public bool IsSafe => ContentType is "image/png" or "image/jpeg" or "image/webp";

    public void Configure(EntityTypeBuilder<ProfilePicture> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ProfilePictures").HasKey(p => p.ConversationId);
        builder.Ignore(p => p.IsSafe);
        builder.HasOne<Conversation>().WithOne(c => c.Picture).HasForeignKey<ProfilePicture>(p => p.ConversationId);
    }
}
