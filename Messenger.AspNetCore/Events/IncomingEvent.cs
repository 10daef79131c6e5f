namespace Messenger.AspNetCore.Events;

/// <summary>One event of a delivery, as <see cref="EventReader"/> found it.</summary>
public sealed record IncomingEvent
{
    /// <summary>The channel of events that the site saw for itself. No delivery has it, so that nobody's signature stands for one.</summary>
    public const string Own = "own";

    /// <summary>The entry's id, or where it has none the recipient's; empty when there is neither.</summary>
    public required string PageId { get; init; }

    /// <summary><c>messaging</c>, <c>standby</c> or <c>changes</c>; of what no delivery told, but the site saw for itself, <see cref="Own"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>The name of what it tells of; of <c>changes</c>, the field. A message that its sender took back is <c>unsent</c>, the Page's own words are <c>echo</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The sender's page-scoped id, or null.</summary>
    public string? Psid { get; init; }

    /// <summary>Who did it: <see cref="Psid"/>, else a user_ref, else a login_id, else null.</summary>
    public string? Sender { get; init; }

    /// <summary>The recipient's id, or null.</summary>
    public string? Recipient { get; init; }

    /// <summary>The page-scoped id of whom it is about: of the sender, or of the recipient where the Page wrote; null when it names nobody.</summary>
    public string? Person => Kind != "echo" && Psid != PageId ? Psid : Recipient == Psid ? null : Recipient;

    /// <summary>Milliseconds since 1970, or null. Of <c>changes</c>, which name none, their entry's time.</summary>
    public long? Timestamp { get; init; }

    /// <summary>When it happened by the platform's clock; null when it names no time, or one at which nothing can have happened.</summary>
    public DateTimeOffset? ToldAt => PlatformTime.Of(Timestamp);

    /// <summary>The mid (of an edit with its number), or the ref in canonical spelling; null when the event has neither.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether <see cref="Mark"/> is a mid: it names the event, whatever its timestamp. Source: <c>docs/platform.md</c>, Events.</summary>
    public bool HasMid { get; init; }

    /// <summary>What <c>optin</c> passes through, as it came; null when there is none.</summary>
    public string? OptInRef { get; init; }

    /// <summary>What the checkbox plugin was rendered with, as an opt-in by it passes it back: there is no page-scoped id yet. Null for other opt-ins.</summary>
    public string? UserRef { get; init; }

    /// <summary>Who logged in with Facebook and let the Page write, as an opt-in by that names them: there is no page-scoped id yet. Null for other opt-ins.</summary>
    public string? LoginId { get; init; }

    /// <summary>The login_id to which the Page wrote the message that this one is the first answer to; null when it is none.</summary>
    public string? PriorLoginId { get; init; }

    /// <summary>The user_ref to which the Page wrote the message that this one is the first answer to; null when it is none.</summary>
    public string? PriorUserRef { get; init; }

    /// <summary>Whether the opt-in names its type: those of other kinds than Send to Messenger's do.</summary>
    public bool HasOptInType { get; init; }

    /// <summary>What a referral passes through, by itself, or with a first postback or a message, as it came; null when there is none.</summary>
    public string? ReferralRef { get; init; }

    /// <summary>What the event passes through, as it came: an opt-in's ref, or else a referral's; null when there is none.</summary>
    public string? Ref => OptInRef ?? ReferralRef;

    /// <summary>The referral's own word for the way in, for instance <c>SHORTLINK</c>; null when there is none.</summary>
    public string? ReferralSource { get; init; }

    /// <summary>What the pressed button carries, as it came; null when there is none.</summary>
    public string? Payload { get; init; }

    /// <summary>The event's own JSON, byte for byte: a part of the delivery's body.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }
}
