using System.Globalization;
using Messenger.AspNetCore.Refs;

namespace Messenger.AspNetCore.Events;

/// <summary>What an event's members hold, while it is read. Of a member that comes twice, the last counts.</summary>
internal struct EventParts
{
    public string? Psid, UserRef, PriorUserRef, Recipient, Timestamp, Field, Other;
    public OptInPart OptIn;
    public ReferralPart Referral;
    public PostbackPart Postback;
    public MessagePart Message;
    public bool HasMessageRequest, HasDelivery, HasRead, HasOther;

    /// <summary>The mid, or the ref in canonical spelling.</summary>
    public readonly string? Mark =>
        Message.Mid ?? Postback.Mid ?? ((OptIn.Ref ?? Referral.Ref ?? Postback.Referral.Ref) is { } text ? RefText.Canonical(text) : null);

    /// <summary>The referral beside, or else inside, a postback.</summary>
    public readonly ReferralPart AnyReferral => Referral.IsThere ? Referral : Postback.Referral;

    /// <summary>The kinds that mean something here, whatever else stands beside them; else the first member's name that isn't who and when.</summary>
    public readonly string? Kind =>
        HasMessageRequest || OptIn.HasMessageRequest ? "message_request"
        : Message.IsEcho ? "echo"
        : OptIn.IsThere ? "optin"
        : Postback.IsThere ? "postback"
        : Referral.IsThere ? "referral"
        : Message.IsThere ? "message"
        : HasDelivery ? "delivery"
        : HasRead ? "read"
        : Other;

    /// <summary>The timestamp in milliseconds; null when it is none, or later than a <see cref="DateTimeOffset"/> can name.</summary>
    public readonly long? Milliseconds =>
        long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= Latest ? value : null;

    /// <summary>The end of the year 9999.</summary>
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}

/// <summary>What <c>optin</c> holds.</summary>
internal struct OptInPart
{
    public bool IsThere, HasType, HasMessageRequest;
    public string? Ref, UserRef;
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
    public bool IsThere, IsEcho;
    public string? Mid;
}
