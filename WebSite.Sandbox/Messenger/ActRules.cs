using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Messenger;

/// <summary>What the parts of an act must be like. Each answers null when they will do, else what is wrong.</summary>
internal static class ActRules
{
    private const int LongestPayload = 1000;

    private static readonly string[] Sources = [Referral.Link, Referral.Ad, Referral.Code, "DISCOVER_TAB", "CUSTOMER_CHAT_PLUGIN"];

    private static readonly string[] Types = ["image", "audio", "video", "file", "sticker", "post", "reel", "ig_post", "ig_reel"];

    public static string? Nothing(Act act) => null;

    /// <summary>What an app tells another with a thread, in <c>text</c>.</summary>
    public static string? Metadata(Act act) => act.Text?.Length > LongestPayload ? $"text, the metadata, has up to {LongestPayload} characters." : null;

    public static string? Way(Act act) =>
        act.Source is not null && !Sources.Contains(act.Source) ? $"source must be one of {string.Join(", ", Sources)}."
        : RefRule.WhyNot(act.Ref, act.Source == Referral.Code ? RefRule.LongestInPlugin : RefRule.LongestInLink);

    public static string? Text(Act act) =>
        act.Text?.Trim() is { Length: > 0 and <= Acts.LongestText } ? null : $"A message has 1 to {Acts.LongestText} characters of text.";

    public static string? Button(Act act) =>
        act.Title is null || act.Payload is null ? $"{act.Do} needs title and payload."
        : act.Payload.Length > LongestPayload ? $"A payload has up to {LongestPayload} characters."
        : null;

    public static string? QuickReply(Act act) =>
        act.Title is not { Length: > 0 and <= Acts.LongestText } ? $"quickReply needs title, of up to {Acts.LongestText} characters."
        : act.Payload?.Length > LongestPayload ? $"A payload has up to {LongestPayload} characters."
        : null;

    public static string? Attachment(Act act) =>
        PageOrigin.Of(act.Url) is null ? "attach needs url, an http or https address."
        : act.Type is not null && !Types.Contains(act.Type) ? $"type must be one of {string.Join(", ", Types)}."
        : null;

    public static string TypeOf(Act act) => act.Type ?? Path.GetExtension(new Uri(act.Url!).AbsolutePath).ToUpperInvariant() switch
    {
        ".PNG" or ".JPG" or ".JPEG" or ".GIF" or ".WEBP" or ".SVG" => "image",
        ".MP3" or ".M4A" or ".OGG" or ".WAV" => "audio",
        ".MP4" or ".MOV" or ".WEBM" => "video",
        _ => "file",
    };

    /// <summary>The name Facebook has for a reaction.</summary>
    public static string ReactionOf(string? emoji) => emoji switch
    {
        "😆" or "😄" => "smile",
        "😍" or "❤" or "❤️" => "love",
        "😮" => "wow",
        "😢" => "sad",
        "😠" => "angry",
        "👍" => "like",
        "👎" => "dislike",
        _ => "other",
    };
}
