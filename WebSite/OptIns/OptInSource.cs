using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>Which way in an event tells of, and the ref it passes through.</summary>
/// <param name="EntryPoint">The way in.</param>
/// <param name="Ref">As it came; null when there is none.</param>
internal readonly record struct OptInSource(EntryPoint EntryPoint, string? Ref)
{
    /// <summary>Reads an event; null for everything but an opt-in, to a Page, by a person through a ref: it is kept as it came.</summary>
    public static OptInSource? Of(IncomingEvent one)
    {
        // The checkbox passes back what it was rendered with, which is a ref of this site's; who it is, the first answer tells.
        if (one is { Kind: "optin", Channel: "messaging", PageId.Length: > 0, Psid: null, UserRef.Length: > 0, HasOptInType: false })
        {
            return new(EntryPoint.Checkbox, one.UserRef);
        }

        // What the end of a login says, the site has seen for itself: the ref is the one with which it sent the shopper to Facebook.
        if (one is { Kind: "optin", Channel: IncomingEvent.Own, PageId.Length: > 0, Psid: null, LoginId.Length: > 0 })
        {
            return new(EntryPoint.LoginConnect, one.OptInRef);
        }

        if (!IsByPerson(one))
        {
            return null;
        }

        return one.Kind switch
        {
            // Opt-ins of other kinds (one-time notifications, marketing messages) name their type; Send to Messenger doesn't.
            "optin" when !one.HasOptInType => new(EntryPoint.SendToMessenger, one.OptInRef),
            "referral" or "postback" or "message" when one.ReferralRef is { Length: > 0 } text => new(EntryPointRules.BySource(one.ReferralSource), text),

            // The button of the message to a phone number: only its owner can have pressed it.
            "postback" when RefText.Canonical(one.Payload) is { Length: > CampaignKey.Longest and < RefText.Limit } text => new(EntryPoint.CustomerMatching, text),
            _ => null,
        };
    }

    /// <summary>Whether a person did it, in a conversation of the Page's own. Who has no page-scoped id, but a user_ref or login_id, could not be written to.</summary>
    public static bool IsByPerson(IncomingEvent one) =>
        one is { Channel: "messaging", PageId.Length: > 0, Psid: { } psid } && psid != one.PageId && IsPsid(psid);

    /// <summary>Whether a text can be a page-scoped id: those have about 16 digits.</summary>
    public static bool IsPsid(string? text) => text is { Length: > 0 and <= LongestPsid } && text.All(c => c is > ' ' and <= '~');

    private const int LongestPsid = 64;
}
