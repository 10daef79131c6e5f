using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>Which way in an event tells of, and the ref it passes through.</summary>
/// <param name="EntryPoint">The way in.</param>
/// <param name="Ref">As it came; null when there is none.</param>
internal readonly record struct OptInSource(EntryPoint EntryPoint, string? Ref)
{
    /// <summary>Reads an event; null for everything but an opt-in, to a Page, by a person through a ref: it is kept as it came.</summary>
    public static OptInSource? Of(IncomingEvent one)
    {
        // Who has no page-scoped id, but a user_ref, could not be written to.
        if (one is not { Channel: "messaging", PageId.Length: > 0, Psid: { Length: > 0 and <= LongestPsid } psid } || psid == one.PageId || !psid.All(c => c is > ' ' and <= '~'))
        {
            return null;
        }

        return one.Kind switch
        {
            // Opt-ins of other kinds (one-time notifications, marketing messages) name their type; Send to Messenger doesn't.
            "optin" when !one.HasOptInType => new(EntryPoint.SendToMessenger, one.OptInRef),
            "referral" or "postback" when one.ReferralRef is { Length: > 0 } text => new(Door(one.ReferralSource), text),
            _ => null,
        };
    }

    /// <summary>Page-scoped ids have about 16 digits; what is longer than this is none.</summary>
    private const int LongestPsid = 64;

    /// <summary>The entry point behind a referral's source; Message Us passes its ref the same way as a link.</summary>
    private static EntryPoint Door(string? source) => source switch
    {
        "SHORTLINK" => EntryPoint.Link,
        "ADS" => EntryPoint.Ad,
        "MESSENGER_CODE" => EntryPoint.Code,
        _ => EntryPoint.Unknown,
    };
}
