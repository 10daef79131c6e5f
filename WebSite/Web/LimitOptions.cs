using Messenger.AspNetCore.Configuration;

namespace WebSite.Web;

/// <summary>How much one client address, or one checkout session, may ask of the site: section <c>Limits</c>. See docs/limits.md.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Limits";

    /// <summary>The most that each setting may be.</summary>
    public const int Most = 1_000_000;

    /// <summary>Changes of carts, for a client address in ten minutes: each may begin a checkout session.</summary>
    [WholeNumber(1, Most)]
    public int Carts { get; set; } = 100;

    /// <summary>Orders, for a client address in an hour; a form that is sent back counts too.</summary>
    [WholeNumber(1, Most)]
    public int Orders { get; set; } = 30;

    /// <summary>Looking for an order by number and e-mail address, for a client address in ten minutes.</summary>
    [WholeNumber(1, Most)]
    public int Finds { get; set; } = 10;

    /// <summary>The same for one e-mail address in an hour, from all client addresses together.</summary>
    [WholeNumber(1, Most)]
    public int FindsOfAnEmail { get; set; } = 10;

    /// <summary>Confirming and changing phone numbers, for a client address in ten minutes.</summary>
    [WholeNumber(1, Most)]
    public int Numbers { get; set; } = 20;

    /// <summary>What browsers tell of plugins, for a client address in ten minutes.</summary>
    [WholeNumber(1, Most)]
    public int Hints { get; set; } = 100;

    /// <summary>Ends of logins with Facebook, for a client address in ten minutes.</summary>
    [WholeNumber(1, Most)]
    public int Logins { get; set; } = 20;

    /// <summary>What browsers tell of how far spots came, for a client address in ten minutes.</summary>
    [WholeNumber(1, Most)]
    public int Steps { get; set; } = 600;

    /// <summary>What browsers tell of what policies kept out, for a client address in ten minutes.</summary>
    [WholeNumber(1, Most)]
    public int Reports { get; set; } = 100;

    /// <summary>All other forms, for a client address in ten minutes.</summary>
    [WholeNumber(1, Most)]
    public int Others { get; set; } = 600;

    /// <summary>Live streams of shoppers' web pages that are open at once, of all addresses together: each costs some 20 kB and a connection.</summary>
    [WholeNumber(1, Most)]
    public int Streams { get; set; } = 5000;

    /// <summary>Spots of a checkout session whose opt-ins a browser may tell of in two days; the alarm counts the session once.</summary>
    [WholeNumber(1, Most)]
    public int HintsOfASession { get; set; } = 5;

    /// <summary>Such spots of all sessions that began to tell at a client address, in a day.</summary>
    [WholeNumber(1, Most)]
    public int HintsOfAnAddress { get; set; } = 50;

    /// <summary>Spots of a checkout session of which a browser may tell in a day how far they came; each view of a web page has another.</summary>
    [WholeNumber(1, Most)]
    public int StepsOfASession { get; set; } = 300;

    /// <summary>Browsers of a client address that an experiment counts in a day.</summary>
    [WholeNumber(1, Most)]
    public int BrowsersOfATrial { get; set; } = 3;
}
