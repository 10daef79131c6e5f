using System.Text.Json;
using Messenger.AspNetCore.Events;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>What an event says beyond who, when and which kind: the words, the ad, how far somebody has read. Read from a stored event, which is JSON.</summary>
internal sealed record EventContent
{
    public string? Text { get; init; }

    /// <summary>The types of what is attached, for instance <c>image</c>; null when nothing is.</summary>
    public string? Attachments { get; init; }

    /// <summary>The pressed button's title.</summary>
    public string? Title { get; init; }

    public string? AdId { get; init; }

    public string? AdTitle { get; init; }

    /// <summary>An https address, or null.</summary>
    public string? AdPhoto { get; init; }

    /// <summary>Whether it has a referral, with or without a ref.</summary>
    public bool HasReferral { get; init; }

    /// <summary>Up to when something was read or delivered, in milliseconds since 1970.</summary>
    public long? Watermark { get; init; }

    /// <summary>Of an echo, the app that wrote.</summary>
    public string? AppId { get; init; }

    /// <summary>Of an echo, what the app had put on the message.</summary>
    public string? Metadata { get; init; }

    public string? Mid { get; init; }

    /// <summary>Of a thread that was passed on, the app that has it now.</summary>
    public string? NewOwner { get; init; }

    public static EventContent Read(string raw)
    {
        using var json = JsonDocument.Parse(raw);
        var root = json.RootElement;
        var (message, postback) = (root.Member("message"), root.Member("postback"));
        var referral = root.Member("referral") is { } beside ? beside : postback?.Member("referral");
        var ad = referral?.Member("ads_context_data");
        return new()
        {
            Text = (message ?? root.Member("message_edit"))?.Text("text"),
            Attachments = Types(message?.Member("attachments")),
            Title = postback?.Text("title"),
            HasReferral = referral is not null,
            AdId = UnicodeText.Short(referral?.Text("ad_id"), 32),
            AdTitle = UnicodeText.Short(ad?.Text("ad_title"), 200),
            AdPhoto = ad?.Text("photo_url") is { Length: <= 2000 } photo && Uri.TryCreate(photo, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? photo : null,
            Watermark = long.TryParse((root.Member("read") ?? root.Member("delivery"))?.Text("watermark"), out var mark) ? mark : null,
            AppId = message?.Text("app_id"),
            Metadata = message?.Text("metadata"),
            Mid = message?.Text("mid"),
            NewOwner = root.Member(Handovers.Passed)?.Text("new_owner_app_id"),
        };
    }

    private static string? Types(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } items && items.GetArrayLength() > 0
            ? UnicodeText.Short(string.Join(", ", items.EnumerateArray().Select(item => item.Text("type") ?? "something").Take(10)), ConversationEntry.LongestText)
            : null;
}
