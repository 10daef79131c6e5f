using System.Globalization;
using System.Text.Json;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Json;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>What an event says beyond who, when and which kind: the words, the ad, how far somebody has read. Read from a stored event, which is JSON.</summary>
internal sealed record EventContent
{
    public string? Text { get; init; }

    /// <summary>What is attached, for instance <c>a picture</c>; null when nothing is.</summary>
    public string? Attachments { get; init; }

    /// <summary>The pressed button's title.</summary>
    public string? Title { get; init; }

    public string? AdId { get; init; }

    public string? AdTitle { get; init; }

    /// <summary>An https address, or null.</summary>
    public string? AdPhoto { get; init; }

    /// <summary>The product of the Page's own shop at Facebook that the person, or the ad, showed; null when none is named.</summary>
    public string? ProductId { get; init; }

    /// <summary>Whether it has a referral, with or without a ref.</summary>
    public bool HasReferral { get; init; }

    /// <summary>Up to when something was read or delivered, in milliseconds since 1970.</summary>
    public long? Watermark { get; init; }

    /// <summary>Of an echo, the app that wrote.</summary>
    public string? AppId { get; init; }

    /// <summary>Of an echo, what the app had put on the message.</summary>
    public string? Metadata { get; init; }

    /// <summary>The message's mid; of an edit and a reaction, that of the message they are for.</summary>
    public string? Mid { get; init; }

    /// <summary>Which edit of the message, counted from 1; 0 when it doesn't say.</summary>
    public int EditNumber { get; init; }

    /// <summary>A reaction's emoji, or else Facebook's name for it; null when it was taken back.</summary>
    public string? Reaction { get; init; }

    /// <summary>Of an opt-in that names its type, what the permission is about.</summary>
    public string? OptInTitle { get; init; }

    /// <summary>What an opt-in says of marketing messages; null when it says nothing of them.</summary>
    public MarketingChoice? Marketing { get; init; }

    /// <summary>Of a thread that was passed on, the app that has it now.</summary>
    public string? NewOwner { get; init; }

    /// <summary>Of what Facebook enforces against the Page.</summary>
    public (string? Action, string? Reason)? Enforcement { get; init; }

    /// <summary>Of how a template stands.</summary>
    public TemplateVerdict? Verdict { get; init; }

    public static EventContent Read(string raw)
    {
        using var json = JsonDocument.Parse(raw);
        var root = json.RootElement;
        var (message, postback) = (root.Member("message"), root.Member("postback"));
        var (edit, reaction, optIn) = (root.Member("message_edit"), root.Member("reaction"), root.Member("optin"));
        JsonElement?[] referrals = [root.Member("referral"), postback?.Member("referral"), message?.Member("referral")];
        var referral = referrals.FirstOrDefault(one => one?.Text("ref") is not null) ?? referrals.FirstOrDefault(one => one is not null); // The one whose ref the event has.
        var ad = referral?.Member("ads_context_data");
        return new()
        {
            Text = (message ?? edit)?.Text("text"),
            Attachments = message is { } sent ? AttachmentWords.Of(sent) : null,
            Title = UnicodeText.Plain(postback?.Text("title")),
            HasReferral = referral is not null,
            AdId = Short(referral?.Text("ad_id"), 32),
            ProductId = Short(referral?.Member("product")?.Text("id") ?? ad?.Text("product_id"), 64),
            AdTitle = Short(ad?.Text("ad_title"), 200),
            AdPhoto = ad?.Text("photo_url") is { Length: <= 2000 } photo && Uri.TryCreate(photo, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? photo : null,
            Watermark = PlatformTime.Milliseconds((root.Member("read") ?? root.Member("delivery"))?.Text("watermark")),
            AppId = message?.Text("app_id"),
            Metadata = message?.Text("metadata"),
            Mid = UnicodeText.Short((message ?? postback ?? edit ?? reaction)?.Text("mid"), ConversationEntry.LongestMid),
            EditNumber = int.TryParse(edit?.Text("num_edit"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            Reaction = reaction?.Text("action") == "unreact" ? null : Short(reaction?.Text("emoji") ?? reaction?.Text("reaction") ?? "something", 32),
            OptInTitle = Short(optIn?.Text("title"), 200),
            Marketing = optIn is { } given && given.Text("type") == "notification_messages" ? ChoiceOf(given.Text("notification_messages_status")) : null,
            Enforcement = (root.Member("policy-enforcement") ?? root.Member("policy_enforcement")) is { } enforced ? (enforced.Text("action"), enforced.Text("reason")) : null,
            Verdict = root.Member("value") is { } value
                ? new(value.Text("message_template_id"), value.Text("message_template_name"), value.Text("message_template_language"), value.Text("event"), value.Text("reason"))
                : null,
            NewOwner = root.Member(EventKinds.ThreadPassed)?.Text("new_owner_app_id"),
        };
    }

    private static string? Short(string? text, int length) => UnicodeText.Short(UnicodeText.Plain(text), length);

    /// <summary>Facebook spells its words with a space, too. From a word that nobody knows no permission follows.</summary>
    private static MarketingChoice? ChoiceOf(string? status) => status?.Trim().Replace(' ', '_').ToUpperInvariant() switch
    {
        "STOP_NOTIFICATIONS" => MarketingChoice.Refuses,
        null or "RESUME_NOTIFICATIONS" => MarketingChoice.Allows, // The first permission has no such word.
        _ => null,
    };
}

/// <summary>What a person says of marketing messages.</summary>
internal enum MarketingChoice
{
    Allows,
    Refuses,
}

/// <summary>What Facebook says of a template.</summary>
/// <param name="Id">Facebook's id of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Language">Its language.</param>
/// <param name="Event">Facebook's word for how it stands.</param>
/// <param name="Reason">Facebook's word for why.</param>
internal sealed record TemplateVerdict(string? Id, string? Name, string? Language, string? Event, string? Reason);
