using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>How far the log has been read. One row, written in the transaction of what was read.</summary>
public sealed class Checkpoint : IEntityTypeConfiguration<Checkpoint>
{
    private Guid? _logId;
    private long _eventId;

    /// <summary>The only row's id.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Which log: <see cref="LogIdentity"/>; null before the first was read.</summary>
    public Guid? LogId { get => _logId; init => _logId = value; }

    /// <summary>The last <see cref="WebhookEvent"/> that was read, in turn.</summary>
    public long EventId { get => _eventId; init => _eventId = value; }

    /// <summary>Everything up to that event is read.</summary>
    internal void MoveTo(long eventId) => _eventId = eventId;

    /// <summary>From here on that log is read.</summary>
    internal void Follow(Guid logId) => _logId = logId;

    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("Checkpoints").Property(c => c.Id).ValueGeneratedNever();
    }
}
