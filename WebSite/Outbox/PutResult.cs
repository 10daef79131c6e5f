using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>What came of putting a message into the outbox: what a screen may say of it, and nothing more.</summary>
/// <param name="Message">The message; null when none was written, since it was there before or <paramref name="Why"/> forbids it.</param>
/// <param name="Why">What keeps it from being sent, for now or for good; null when nothing does.</param>
public sealed record PutResult(OutboxMessage? Message, Hindrance? Why)
{
    /// <summary>The same was put there before.</summary>
    public static PutResult Before { get; } = new(null, null);

    /// <summary>Nothing was written.</summary>
    public static PutResult Not(Hindrance why) => new(null, why);

    /// <summary>Whether it is in the outbox, and nothing is known that keeps it there.</summary>
    public bool Goes => Why is null;

    /// <summary>The same, with what holds all messages up now where it would go otherwise.</summary>
    public PutResult HeldUpBy(Hindrance? now) => Goes ? this with { Why = now } : this;

    /// <summary>Whether it is in the outbox and may still go, once what holds it is over.</summary>
    public bool Waits => Why?.State() is OutboxState.Waiting || (Message is not null && Why?.State() is OutboxState.Held);
}
