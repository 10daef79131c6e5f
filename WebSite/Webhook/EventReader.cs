using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using WebSite.Messenger;
using static WebSite.Messenger.PlatformJson;

namespace WebSite.Webhook;

/// <summary>Reads one event.</summary>
internal static class EventReader
{
    /// <summary>The kinds that mean something here, by their member; whatever else stands beside it.</summary>
    private static readonly string[] Known = ["optin", "postback", "referral", "message", "delivery", "read"];

    /// <summary>Members that say who and when; of an unknown kind, the first other one names it.</summary>
    private static readonly string[] Envelope = ["sender", "recipient", "timestamp", "prior_message", "time", "id"];

    private const int LongestKind = 64;

    public static IncomingEvent Read(string? pageId, string channel, JsonElement item)
    {
        var kind = (channel == "changes" ? Text(Field(item, "field")) : Kind(item)) ?? "unknown";
        var sender = Field(item, "sender");
        var recipient = Text(Field(Field(item, "recipient"), "id"));
        return new(
            pageId ?? recipient ?? "",
            channel,
            kind.Length <= LongestKind ? kind : kind[..LongestKind],
            Text(Field(sender, "id")) ?? Text(Field(sender, "user_ref")) ?? Text(Field(Field(item, "optin"), "user_ref")),
            recipient,
            Milliseconds(Field(item, "timestamp")),
            Mark(item),
            JsonMarshal.GetRawUtf8Value(item).ToArray());
    }

    /// <summary>The ref that an opt-in, a referral or a first postback passes through; null when there is none.</summary>
    public static string? Ref(JsonElement item) =>
        Text(Field(Field(item, "optin"), "ref"))
        ?? Text(Field(Field(item, "referral"), "ref"))
        ?? Text(Field(Field(Field(item, "postback"), "referral"), "ref"));

    private static string? Kind(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
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

        return Known.FirstOrDefault(name => Field(item, name) is not null)
            ?? item.EnumerateObject().Select(Name).FirstOrDefault(name => !Envelope.Contains(name));
    }

    private static string? Mark(JsonElement item) =>
        Text(Field(Field(item, "message"), "mid"))
        ?? Text(Field(Field(item, "postback"), "mid"))
        ?? (Ref(item) is { } text ? RefText.Canonical(text) : null);

    private static long? Milliseconds(JsonElement? element) =>
        long.TryParse(Text(element), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= MaxMilliseconds ? value : null;

    /// <summary>The end of the year 9999, the last that a <see cref="DateTimeOffset"/> can name.</summary>
    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
