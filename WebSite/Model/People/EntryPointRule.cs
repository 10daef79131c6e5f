using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>What holds for a way in. A new one is a member of <see cref="EntryPoint"/>, whose number stands in refs, and one row in <see cref="EntryPointRules"/>.</summary>
/// <param name="EntryPoint">Which.</param>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Heading">What it is called as a heading.</param>
/// <param name="About">What it is, in a sentence for the merchant.</param>
/// <param name="Page">The last part of the address where the dashboard has it.</param>
/// <param name="Source">Facebook's word for it in a referral; null when it has none. Source: <c>docs/platform.md</c>, Referrals.</param>
/// <param name="Consent">On what the Page may write to who came by it.</param>
/// <param name="IsNeverNamed">Whether Facebook never says who came by it.</param>
public sealed record EntryPointRule(
    EntryPoint EntryPoint,
    string Name,
    string Heading,
    string About,
    string Page = "unnamed",
    string? Source = null,
    ConsentBasis Consent = ConsentBasis.Conversation,
    bool IsNeverNamed = false);

/// <summary>The one table of ways in.</summary>
public static class EntryPointRules
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<EntryPointRule> All { get; } =
    [
        new(EntryPoint.SendToMessenger, "Send to Messenger", "Send to Messenger", "A button that opts a person in with a click.", "plugins?plugin=send-to-messenger", Consent: ConsentBasis.OptIn),
        new(EntryPoint.MessageUs, "Message Us", "Message Us", "A button that opens the conversation.", "plugins?plugin=message-us"),
        new(EntryPoint.Checkbox, "the checkbox at checkout", "Checkbox", "In the checkout's form: counts who answered the receipt.", "plugins", Consent: ConsentBasis.OptIn),
        new(EntryPoint.LoginConnect, "a login with Facebook", "Facebook Login", "On the order's web page: counts who answered the receipt.", "plugins", Consent: ConsentBasis.OptIn),
        new(EntryPoint.Link, "m.me link", "m.me links", "For mails, posts and other websites.", "links", Source: "SHORTLINK"),
        new(EntryPoint.Code, "Messenger Code", "Codes", "For print: scanned with a phone.", "codes", Source: "MESSENGER_CODE"),
        new(EntryPoint.Ad, "ad", "Ads", "With Messenger as their destination.", "ads", Source: "ADS"),
        new(EntryPoint.CustomerMatching, "customer matching", "Customer matching", "A phone number, given at checkout.", "matching", Consent: ConsentBasis.Checkout),
        new(EntryPoint.PageButton, "the Page's button", "The Page's button", "Facebook doesn't say who came by it.", IsNeverNamed: true),
        new(EntryPoint.Search, "search", "Search", "Facebook doesn't say who came by it.", IsNeverNamed: true),
        new(EntryPoint.Unknown, "a way that Facebook doesn't name", "Facebook doesn't say", "The Page's button, search, plugins and links without a ref."),
    ];

    private static readonly Dictionary<EntryPoint, EntryPointRule> Rows = All.ToDictionary(row => row.EntryPoint);

    /// <summary>What holds for a way in.</summary>
    /// <exception cref="KeyNotFoundException">It has no row.</exception>
    public static EntryPointRule Rule(this EntryPoint entryPoint) => Rows[entryPoint];

    /// <summary>The way in behind a referral's source; Message Us passes its ref in the same way as a link.</summary>
    internal static EntryPoint BySource(string? source) => source is null ? EntryPoint.Unknown : All.FirstOrDefault(row => row.Source == source)?.EntryPoint ?? EntryPoint.Unknown;
}
