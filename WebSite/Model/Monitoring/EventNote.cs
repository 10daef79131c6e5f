using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// What there is to say about an event of the log. Most have none: those that were read without trouble, and are counted to an opt-in or ask for
/// nothing.
/// </summary>
public sealed class EventNote : IEntityTypeConfiguration<EventNote>
{
    private EventOutcome _outcome;
    private string? _reason;
    private int _attempts;
    private DateTimeOffset? _retryAt;

    /// <summary>The <see cref="WebhookEvent"/>.</summary>
    public long EventId { get; init; }

    /// <summary>What became of it.</summary>
    public EventOutcome Outcome { get => _outcome; init => _outcome = value; }

    /// <summary>Why, in a sentence or a word; null when there is nothing to say.</summary>
    public string? Reason { get => _reason; init => _reason = value; }

    /// <summary>How often taking it failed.</summary>
    public int Attempts { get => _attempts; init => _attempts = value; }

    /// <summary>When it is to be tried next; null unless it waits.</summary>
    public DateTimeOffset? RetryAt { get => _retryAt; init => _retryAt = value; }

    /// <summary>It is known what became of the event.</summary>
    internal void Decide(EventOutcome outcome, string reason) => (_outcome, _reason, _retryAt) = (outcome, reason, null);

    /// <summary>Taking it failed.</summary>
    /// <param name="fault">With what.</param>
    /// <param name="retryAt">When it is tried next; null when it is set aside.</param>
    internal void Fail(string fault, DateTimeOffset? retryAt)
    {
        _attempts++;
        _retryAt = retryAt;
        (_outcome, _reason) = retryAt is null
            ? (EventOutcome.SetAside, $"Taking it failed {Attempts} times, the last time with {fault}.")
            : (EventOutcome.Waiting, fault);
    }

    public void Configure(EntityTypeBuilder<EventNote> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("EventNotes").HasKey(n => n.EventId);
        builder.Property(n => n.EventId).ValueGeneratedNever();

        // Few, and looked up all the time.
        builder.HasIndex(n => n.RetryAt, "IX_EventNotes_Waiting").HasFilter("\"Outcome\" = 'Waiting'");
        builder.HasIndex(n => n.EventId, "IX_EventNotes_SetAside").HasFilter("\"Outcome\" = 'SetAside'");
        builder.HasIndex(n => n.EventId, "IX_EventNotes_Refused").HasFilter("\"Outcome\" = 'Refused'");
    }
}

/// <summary>What became of an event.</summary>
public enum EventOutcome
{
    /// <summary>In the log, and to be read: its turn hasn't come, taking it failed and is tried again, or a merchant replays it.</summary>
    Waiting,

    /// <summary>Counted to an opt-in.</summary>
    Recorded,

    /// <summary>Of a kind that asks for nothing here; kept as it is.</summary>
    Kept,

    /// <summary>For another Page, or contradicting itself; kept, never acted on.</summary>
    Refused,

    /// <summary>Set aside with its reason: taking it failed each time it was tried, or its time can't be true.</summary>
    SetAside,

    /// <summary>Emptied, since everything about its person was deleted. The key stays, so that a redelivery changes nothing.</summary>
    Erased,
}
