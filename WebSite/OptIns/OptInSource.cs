using System.Text.Json;
using WebSite.Data;
using WebSite.Messenger;
using static WebSite.Messenger.PlatformJson;

namespace WebSite.OptIns;

/// <summary>Which way in an event tells of, and the ref it passes through.</summary>
/// <param name="EntryPoint">The way in.</param>
/// <param name="Ref">As it came; null when there is none.</param>
internal readonly record struct OptInSource(EntryPoint EntryPoint, string? Ref)
{
    /// <summary>
    /// Whether an event may be an opt-in at all: one of a person, to a Page, of a kind that passes a ref through. Everything else is
    /// kept as it came, and nobody has to look at it.
    /// </summary>
    public static bool IsCandidate(WebhookEvent stored) =>
        stored is { Channel: "messaging", Kind: "optin" or "referral" or "postback", PageId.Length: > 0, Sender: { Length: > 0 and <= LongestSender } sender }
        && sender != stored.PageId
        && sender.All(c => c is > ' ' and <= '~');

    /// <summary>Reads a candidate; null when it is no opt-in by a person through a ref.</summary>
    public static OptInSource? Of(WebhookEvent stored)
    {
        using var document = JsonDocument.Parse(stored.Raw);
        var item = document.RootElement;
        if (Text(Field(Field(item, "sender"), "id")) is null)
        {
            return null; // A user_ref names nobody who could be written to.
        }

        var referral = Field(item, "referral") ?? Field(Field(item, "postback"), "referral");
        return stored.Kind switch
        {
            // Opt-ins of other kinds (one-time notifications, marketing messages) name their type; Send to Messenger doesn't.
            "optin" when Field(Field(item, "optin"), "type") is null => new(EntryPoint.SendToMessenger, Text(Field(Field(item, "optin"), "ref"))),
            "referral" or "postback" when Text(Field(referral, "ref")) is { Length: > 0 } text => new(Door(Text(Field(referral, "source"))), text),
            _ => null,
        };
    }

    /// <summary>Page-scoped ids have about 16 digits; what is longer than this is none.</summary>
    private const int LongestSender = 64;

    /// <summary>The entry point behind a referral's source; Message Us passes its ref the same way as a link.</summary>
    private static EntryPoint Door(string? source) => source switch
    {
        "SHORTLINK" => EntryPoint.Link,
        "ADS" => EntryPoint.Ad,
        "MESSENGER_CODE" => EntryPoint.Code,
        _ => EntryPoint.Unknown,
    };
}
