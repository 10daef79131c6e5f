using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>How far the log has been read. One row, written in the transaction of what was read.</summary>
public sealed class Checkpoint : IEntityTypeConfiguration<Checkpoint>
{
    /// <summary>The only row's id.</summary>
    public const int Only = 1;

    public int Id { get; set; } = Only;

    /// <summary>Which log: <see cref="LogIdentity"/>; null before the first was read.</summary>
    public Guid? LogId { get; set; }

    /// <summary>The last <see cref="WebhookEvent"/> that was read, in turn.</summary>
    public long EventId { get; set; }

    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("Checkpoints").Property(c => c.Id).ValueGeneratedNever();
    }
}
