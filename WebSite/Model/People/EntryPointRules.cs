using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>The one table of ways in.</summary>
public static class EntryPointRules
{
    private const string Unnamed = "unnamed";
    private const string Website = "Hi {first_name}, you come from the website of {shop}. How can we help?";

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<EntryPointRule> All { get; } =
    [
        new(EntryPoint.SendToMessenger, "Send to Messenger", "Send to Messenger", "A button that opts a person in with a click.", "plugins?plugin=send-to-messenger", Tab: "Plugins",
            Consent: ConsentBasis.OptIn, Permission: "The person clicked Send to Messenger.", IsRequest: true, TakesOffer: true,
            Greeting: Website, GreetsCampaigns: false, Next: new("plugins?plugin=send-to-messenger&place=elsewhere&campaign=", "The plugin's lines")),
        new(EntryPoint.MessageUs, "Message Us", "Message Us", "A button that opens the conversation.", "plugins?plugin=message-us", OneOf: "Message Us",
            Greeting: Website, GreetsCampaigns: false, Next: new("plugins?plugin=message-us&place=elsewhere&campaign=", "The plugin's lines")),
        new(EntryPoint.Checkbox, "the checkbox at checkout", "Checkbox", "In the checkout's form: counts who answered the receipt.", "plugins",
            Consent: ConsentBasis.OptIn, Permission: "The person ticked the checkbox at checkout, and answered what came.",
            NotOurs: "Its user_ref isn't one that this site made for its checkbox, or is too old."),
        new(EntryPoint.LoginConnect, "a login with Facebook", "Facebook Login", "On the order's web page: counts who answered the receipt.", "plugins",
            Consent: ConsentBasis.OptIn, Permission: "The person logged in with Facebook on the order's web page and let the Page write, and answered what came.",
            NotOurs: "Its ref isn't one that this site made for a login, or is too old."),
        new(EntryPoint.Link, "m.me link", "m.me links", "For mails, posts and other websites.", "links", Tab: "Links", Source: "SHORTLINK", OneOf: "a link", TakesOffer: true,
            Greeting: "Hi {first_name}, thank you for following our link. This is {shop}; how can we help?"),
        new(EntryPoint.Code, "Messenger Code", "Codes", "For print: scanned with a phone.", "codes", Tab: "Codes", Source: "MESSENGER_CODE", OneOf: "a code", TakesOffer: true,
            Greeting: "Hi {first_name}, thank you for scanning our code. This is {shop}; how can we help?", Next: new("codes/", "The code, and sheets to print")),
        new(EntryPoint.Ad, "ad", "Ads", "With Messenger as their destination.", "ads", Tab: "Ads", Source: "ADS", OneOf: "an ad",
            Greeting: "Hi {first_name}, thank you for following our ad. This is {shop}; how can we help?"),
        new(EntryPoint.CustomerMatching, "customer matching", "Customer matching", "A phone number, given at checkout.", "matching", Tab: "Customer matching",
            Consent: ConsentBasis.Checkout, Permission: "The person ticked the box at checkout, and accepted the message request.",
            Greeting: "Hi {first_name}, thank you for writing back. News of your order at {shop} comes here. Write \"human\" to talk to one of us, or \"stop\" and nothing more comes."),
        new(EntryPoint.PageButton, "the Page's button", "The Page's button", "Facebook doesn't say who came by it.", Unnamed, IsNeverNamed: true),
        new(EntryPoint.Search, "search", "Search", "Facebook doesn't say who came by it.", Unnamed, IsNeverNamed: true),
        new(EntryPoint.Unknown, "a way that Facebook doesn't name", "Facebook doesn't say", "The Page's button, search, plugins and links without a ref.", Unnamed),
    ];

    private static readonly Dictionary<EntryPoint, EntryPointRule> Rows = All.ToDictionary(row => row.EntryPoint);

    /// <summary>Those whose click asks the Page to write: for a question to a database, too.</summary>
    internal static IReadOnlyList<EntryPoint> Requests { get; } = [.. All.Where(row => row.IsRequest).Select(row => row.EntryPoint)];

    /// <summary>Those that can be passed on, so that nobody knows who came by them: <c>a link, a code or Message Us</c>.</summary>
    public static string PassedOn { get; } = OneOf(All.Where(row => row.EntryPoint.Door().ComesAsLink).OrderBy(row => row.EntryPoint == EntryPoint.MessageUs));

    /// <summary>Those that Facebook tells of by a referral: <c>a link, a code or an ad</c>.</summary>
    public static string Referred { get; } = OneOf(All.Where(row => row.Source is not null));

    /// <summary>What holds for a way in.</summary>
    /// <exception cref="KeyNotFoundException">It has no row.</exception>
    public static EntryPointRule Rule(this EntryPoint entryPoint) => Rows[entryPoint];

    /// <summary>The way in behind a referral's source; Message Us passes its ref in the same way as a link.</summary>
    internal static EntryPoint BySource(string? source) => source is null ? EntryPoint.Unknown : All.FirstOrDefault(row => row.Source == source)?.EntryPoint ?? EntryPoint.Unknown;

    private static string OneOf(IEnumerable<EntryPointRule> rows) => rows.Select(row => row.OneOf!).ToList() is [.. var before, var last] ? $"{string.Join(", ", before)} or {last}" : "";
}
