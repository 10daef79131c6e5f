using System.Text.Json;
using WebSite.Data;
using WebSite.Messenger;
using static WebSite.Webhook.DeliveryReader;

namespace WebSite.OptIns;

/// <summary>Which way in an event tells of, and the ref it passes through.</summary>
/// <param name="EntryPoint">The way in.</param>
/// <param name="Ref">As it came; null when there is none.</param>
internal readonly record struct OptInSource(EntryPoint EntryPoint, string? Ref)
{
    /// <summary>Reads a stored event; null when it is no opt-in by a person through a ref.</summary>
    public static OptInSource? Of(WebhookEvent stored)
    {
        if (stored.Channel != "messaging" || stored.Sender is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(stored.Raw);
        var item = document.RootElement;
        if (Field(item, "sender") is null)
        {
            return null;
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

    /// <summary>The entry point behind a referral's source; Message Us passes its ref the same way as a link.</summary>
    private static EntryPoint Door(string? source) => source switch
    {
        "SHORTLINK" => EntryPoint.Link,
        "ADS" => EntryPoint.Ad,
        "MESSENGER_CODE" => EntryPoint.Code,
        _ => EntryPoint.Unknown,
    };
}
