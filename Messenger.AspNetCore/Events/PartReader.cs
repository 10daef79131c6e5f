using System.Text.Json;
using static Messenger.AspNetCore.Events.PlatformJson;

namespace Messenger.AspNetCore.Events;

/// <summary>Reads the members of an event that are objects themselves. One that is anything else but null is there, and holds nothing.</summary>
internal static class PartReader
{
    /// <summary>The id and user_ref of a sender; of a recipient likewise.</summary>
    public static (string? Id, string? UserRef) Sender(ref Utf8JsonReader reader)
    {
        (string? Id, string? UserRef) part = default;
        var isObject = EntersObject(ref reader);
        while (isObject && NextMember(ref reader))
        {
            if (IsNamed(ref reader, "id"u8))
            {
                part.Id = NextId(ref reader);
            }
            else if (IsNamed(ref reader, "user_ref"u8))
            {
                part.UserRef = NextId(ref reader);
            }
            else
            {
                SkipNext(ref reader);
            }
        }

        return part;
    }

    public static OptInPart OptIn(ref Utf8JsonReader reader)
    {
        var part = new OptInPart { IsThere = Enters(ref reader, out var isObject) };
        while (isObject && NextMember(ref reader))
        {
            if (IsNamed(ref reader, "ref"u8))
            {
                part.Ref = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "user_ref"u8))
            {
                part.UserRef = NextId(ref reader);
            }
            else if (IsNamed(ref reader, "login_id"u8))
            {
                part.LoginId = NextId(ref reader);
            }
            else
            {
                part.HasType |= IsNamed(ref reader, "type"u8);
                part.HasMessageRequest |= IsNamed(ref reader, "message_request"u8);
                SkipNext(ref reader);
            }
        }

        return part;
    }

    public static ReferralPart Referral(ref Utf8JsonReader reader)
    {
        var part = new ReferralPart { IsThere = Enters(ref reader, out var isObject) };
        while (isObject && NextMember(ref reader))
        {
            if (IsNamed(ref reader, "ref"u8))
            {
                part.Ref = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "source"u8))
            {
                part.Source = NextText(ref reader);
            }
            else
            {
                SkipNext(ref reader);
            }
        }

        return part;
    }

    public static PostbackPart Postback(ref Utf8JsonReader reader)
    {
        var part = new PostbackPart { IsThere = Enters(ref reader, out var isObject) };
        while (isObject && NextMember(ref reader))
        {
            if (IsNamed(ref reader, "mid"u8))
            {
                part.Mid = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "payload"u8))
            {
                part.Payload = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "referral"u8))
            {
                part.Referral = Referral(ref reader);
            }
            else
            {
                SkipNext(ref reader);
            }
        }

        return part;
    }

    public static MessagePart Message(ref Utf8JsonReader reader)
    {
        var part = new MessagePart { IsThere = Enters(ref reader, out var isObject) };
        while (isObject && NextMember(ref reader))
        {
            if (IsNamed(ref reader, "mid"u8))
            {
                part.Mid = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "is_echo"u8))
            {
                part.IsEcho = NextIsTrue(ref reader);
            }
            else if (IsNamed(ref reader, "is_deleted"u8))
            {
                part.IsDeleted = NextIsTrue(ref reader);
            }
            else if (IsNamed(ref reader, "referral"u8))
            {
                part.Referral = Referral(ref reader);
            }
            else
            {
                SkipNext(ref reader);
            }
        }

        return part;
    }

    public static EditPart Edit(ref Utf8JsonReader reader)
    {
        var part = new EditPart { IsThere = Enters(ref reader, out var isObject) };
        while (isObject && NextMember(ref reader))
        {
            if (IsNamed(ref reader, "mid"u8))
            {
                part.Mid = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "num_edit"u8))
            {
                part.Number = NextText(ref reader);
            }
            else
            {
                SkipNext(ref reader);
            }
        }

        return part;
    }

    /// <summary>
    /// What the Page had written to. Of the checkbox Facebook names the source; after a login its own sample reads <c>login_id</c>, and as no page has the
    /// source's name, the identifier of any other source counts as well: a site takes only one that it knows. Source: <c>docs/platform.md</c>, Login Connect.
    /// </summary>
    public static PriorPart Prior(ref Utf8JsonReader reader)
    {
        string? source = null, identifier = null, loginId = null;
        var isObject = EntersObject(ref reader);
        while (isObject && NextMember(ref reader))
        {
            if (IsNamed(ref reader, "source"u8))
            {
                source = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "identifier"u8))
            {
                identifier = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "login_id"u8))
            {
                loginId = NextId(ref reader);
            }
            else
            {
                SkipNext(ref reader);
            }
        }

        return source == "checkbox_plugin" ? new() { UserRef = identifier } : new() { LoginId = loginId ?? identifier };
    }

    /// <summary>Whether true follows, or the word as a text, as some versions write it.</summary>
    private static bool NextIsTrue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var isTrue = reader.TokenType == JsonTokenType.True || (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("true"u8));
        reader.Skip();
        return isTrue;
    }

    /// <summary>Whether anything but null follows; goes into it if it is an object, and steps over it if not.</summary>
    private static bool Enters(ref Utf8JsonReader reader, out bool isObject)
    {
        isObject = EntersObject(ref reader);
        return reader.TokenType != JsonTokenType.Null;
    }
}
