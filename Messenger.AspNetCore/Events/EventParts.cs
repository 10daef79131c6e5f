using Messenger.AspNetCore.Refs;

namespace Messenger.AspNetCore.Events;

/// <summary>What an event's members hold, while it is read. Of a member that comes twice, the last counts.</summary>
internal struct EventParts
{
    public string? Psid, UserRef, Recipient, Timestamp, Field, Other;
    public PriorPart Prior;
    public OptInPart OptIn;
    public ReferralPart Referral;
    public PostbackPart Postback;
    public MessagePart Message;
    public EditPart Edit;
    public bool HasMessageRequest, HasDelivery, HasRead, HasOther;

    /// <summary>The mid, of an edit with its number; null when there is none. It names the event, whatever its timestamp.</summary>
    public readonly string? Mid => Message.Mid ?? Postback.Mid ?? (Edit is { Mid: { } mid, Number: { } number } ? $"{mid} {number}" : null);

    /// <summary>The mid, or the ref in canonical spelling.</summary>
    public readonly string? Mark => Mid ?? ((OptIn.Ref ?? AnyReferral.Ref) is { } text ? RefText.Canonical(text) : null);

    /// <summary>The referral with a ref beside, or else inside, a postback or a message; where none has one, the first. The log's index of refs looks in the same order.</summary>
    public readonly ReferralPart AnyReferral =>
        Referral.Ref is not null ? Referral
        : Postback.Referral.Ref is not null ? Postback.Referral
        : Message.Referral.Ref is not null ? Message.Referral
        : Referral.IsThere ? Referral
        : Postback.Referral.IsThere ? Postback.Referral
        : Message.Referral;

    /// <summary>The kinds that mean something here, whatever else stands beside them; else the first member's name that isn't who and when.</summary>
    public readonly string? Kind =>
        HasMessageRequest || OptIn.HasMessageRequest ? "message_request"
        : Message.IsDeleted ? "unsent"
        : Message.IsEcho ? "echo"
        : OptIn.IsThere ? "optin"
        : Postback.IsThere ? "postback"
        : Message.IsThere ? "message"
        : Referral.IsThere ? "referral"
        : Edit.IsThere ? "message_edit"
        : HasDelivery ? "delivery"
        : HasRead ? "read"
        : Other;

    /// <summary>The timestamp in milliseconds; null when it is none, or later than a <see cref="DateTimeOffset"/> can name.</summary>
    public readonly long? Milliseconds => PlatformTime.Milliseconds(Timestamp);
}

/// <summary>What <c>optin</c> holds.</summary>
internal struct OptInPart
{
    public bool IsThere, HasType, HasMessageRequest;
    public string? Ref, UserRef, LoginId;
}

/// <summary>What <c>prior_message</c> holds: what the Page's message had gone to.</summary>
internal struct PriorPart
{
    public string? UserRef, LoginId;
}

/// <summary>What <c>referral</c> holds.</summary>
internal struct ReferralPart
{
    public bool IsThere;
    public string? Ref, Source;
}

/// <summary>What <c>postback</c> holds.</summary>
internal struct PostbackPart
{
    public bool IsThere;
    public string? Mid, Payload;
    public ReferralPart Referral;
}

/// <summary>What <c>message</c> holds.</summary>
internal struct MessagePart
{
    public bool IsThere, IsEcho, IsDeleted;
    public string? Mid;
    public ReferralPart Referral;
}

/// <summary>What <c>message_edit</c> holds.</summary>
internal struct EditPart
{
    public bool IsThere;
    public string? Mid, Number;
}
