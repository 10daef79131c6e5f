using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using WebSite.Messenger;
using static WebSite.Webhook.DeliveryReader;

namespace WebSite.Webhook;

/// <summary>Reads one event.</summary>
internal static class EventReader
{
    /// <summary>Members that say who and when; the first other one names the kind.</summary>
    private static readonly string[] Envelope = ["sender", "recipient", "timestamp", "prior_message", "time", "id"];

    public static IncomingEvent Read(string pageId, string channel, JsonElement item)
    {
        var kind = channel == "changes" ? Text(Field(item, "field")) ?? "unknown" : Kind(item);
        var sender = Field(item, "sender");
        return new(
            pageId,
            channel,
            kind,
            Text(Field(sender, "id")) ?? Text(Field(sender, "user_ref")) ?? Text(Field(Field(item, "optin"), "user_ref")),
            Text(Field(Field(item, "recipient"), "id")),
            Milliseconds(Field(item, "timestamp")),
            Mark(item),
            JsonMarshal.GetRawUtf8Value(item).ToArray());
    }

    /// <summary>The ref that an opt-in, a referral or a first postback passes through; null when there is none.</summary>
    public static string? Ref(JsonElement item) =>
        Text(Field(Field(item, "optin"), "ref"))
        ?? Text(Field(Field(item, "referral"), "ref"))
        ?? Text(Field(Field(Field(item, "postback"), "referral"), "ref"));

    private static string Kind(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return "unknown";
        }

        // An accepted message request may stand beside the sender, or inside optin.
        if (Field(item, "message_request") is not null || Field(Field(item, "optin"), "message_request") is not null)
        {
            return "message_request";
        }

        if (Field(Field(item, "message"), "is_echo") is { ValueKind: JsonValueKind.True })
        {
            return "echo";
        }

        return item.EnumerateObject().Select(NameOf).FirstOrDefault(name => !Envelope.Contains(name)) ?? "unknown";
    }

    /// <summary>A member's name, cut to what a column of names holds.</summary>
    private static string NameOf(JsonProperty property) =>
        Name(property) is not { } name ? "unknown" : name.Length <= 64 ? name : name[..64];

    private static string? Mark(JsonElement item) =>
        Text(Field(Field(item, "message"), "mid"))
        ?? Text(Field(Field(item, "postback"), "mid"))
        ?? (Ref(item) is { } text ? RefText.Canonical(text) : null);

    private static long? Milliseconds(JsonElement? element) =>
        long.TryParse(Text(element), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= MaxMilliseconds ? value : null;

    /// <summary>The end of the year 9999, the last that a <see cref="DateTimeOffset"/> can name.</summary>
    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
