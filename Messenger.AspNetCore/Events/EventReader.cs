using System.Text.Json;
using static Messenger.AspNetCore.Events.PlatformJson;

namespace Messenger.AspNetCore.Events;

/// <summary>Reads one event.</summary>
public static class EventReader
{
    private const int LongestKind = 64;

    /// <summary>Reads a stored event again.</summary>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public static IncomingEvent Read(string pageId, string channel, ReadOnlyMemory<byte> raw)
    {
        var reader = new Utf8JsonReader(raw.Span);
        reader.Read();
        return Read(ref reader, channel, raw) with { PageId = pageId };
    }

    /// <summary>Reads the item that the reader is on. Its Page is the recipient, as far as the item can say.</summary>
    /// <param name="reader">On the item's first token; afterwards on its last.</param>
    /// <param name="channel">The list that holds it.</param>
    /// <param name="body">What the reader reads.</param>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public static IncomingEvent Read(ref Utf8JsonReader reader, string channel, ReadOnlyMemory<byte> body)
    {
        var start = (int)reader.TokenStartIndex;
        var parts = default(EventParts);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (NextMember(ref reader))
            {
                ReadMember(ref reader, ref parts);
            }
        }
        else
        {
            reader.Skip();
        }

        var kind = (channel == "changes" ? parts.Field : parts.Kind) ?? "unknown";
        return new()
        {
            PageId = parts.Recipient ?? "",
            Channel = channel,
            Kind = kind.Length <= LongestKind ? kind : kind[..LongestKind],
            Psid = parts.Psid,
            Sender = parts.Psid ?? parts.UserRef ?? parts.OptIn.UserRef ?? parts.OptIn.LoginId,
            Recipient = parts.Recipient,
            Timestamp = parts.Milliseconds,
            Mark = parts.Mark,
            HasMid = parts.Mid is not null,
            OptInRef = parts.OptIn.Ref,
            UserRef = parts.OptIn.UserRef,
            LoginId = parts.OptIn.LoginId,
            PriorUserRef = parts.Prior.UserRef,
            PriorLoginId = parts.Prior.LoginId,
            HasOptInType = parts.OptIn.HasType,
            ReferralRef = parts.AnyReferral.Ref,
            ReferralSource = parts.AnyReferral.Source,
            Payload = parts.Postback.Payload,
            Raw = body[start..(int)reader.BytesConsumed],
        };
    }

    private static void ReadMember(ref Utf8JsonReader reader, ref EventParts parts)
    {
        if (IsNamed(ref reader, "sender"u8))
        {
            (parts.Psid, parts.UserRef) = PartReader.Sender(ref reader);
        }
        else if (IsNamed(ref reader, "recipient"u8))
        {
            parts.Recipient = PartReader.Sender(ref reader).Id;
        }
        else if (IsNamed(ref reader, "timestamp"u8))
        {
            parts.Timestamp = NextText(ref reader);
        }
        else if (IsNamed(ref reader, "optin"u8))
        {
            parts.OptIn = PartReader.OptIn(ref reader);
        }
        else if (IsNamed(ref reader, "referral"u8))
        {
            parts.Referral = PartReader.Referral(ref reader);
        }
        else if (IsNamed(ref reader, "postback"u8))
        {
            parts.Postback = PartReader.Postback(ref reader);
        }
        else if (IsNamed(ref reader, "message"u8))
        {
            parts.Message = PartReader.Message(ref reader);
        }
        else if (IsNamed(ref reader, "message_edit"u8))
        {
            parts.Edit = PartReader.Edit(ref reader);
        }
        else if (IsNamed(ref reader, "prior_message"u8))
        {
            parts.Prior = PartReader.Prior(ref reader);
        }
        else
        {
            ReadOther(ref reader, ref parts);
        }
    }

    /// <summary>A member of which no more than the name is wanted.</summary>
    private static void ReadOther(ref Utf8JsonReader reader, ref EventParts parts)
    {
        if (IsNamed(ref reader, "field"u8))
        {
            NoteOther(ref reader, ref parts);
            parts.Field = NextText(ref reader);
            return;
        }

        parts.HasMessageRequest |= IsNamed(ref reader, "message_request"u8);
        parts.HasDelivery |= IsNamed(ref reader, "delivery"u8);
        parts.HasRead |= IsNamed(ref reader, "read"u8);

        // These say when; they name no kind.
        if (!IsNamed(ref reader, "time"u8) && !IsNamed(ref reader, "id"u8))
        {
            NoteOther(ref reader, ref parts);
        }

        SkipNext(ref reader);
    }

    private static void NoteOther(ref Utf8JsonReader reader, ref EventParts parts)
    {
        if (!parts.HasOther)
        {
            (parts.HasOther, parts.Other) = (true, Current(ref reader));
        }
    }
}
