using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>How much one client address, or one checkout session, may ask of the site: section <c>Limits</c>. See docs/limits.md.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Limits";

    /// <summary>The most that each setting may be.</summary>
    public const int Most = 1_000_000;

    /// <summary>Changes of carts, for a client address in ten minutes: each may begin a checkout session.</summary>
    public int Carts { get; set; } = 100;

    /// <summary>Orders, for a client address in an hour; a form that is sent back counts too.</summary>
    public int Orders { get; set; } = 30;

    /// <summary>Looking for an order by number and e-mail address, for a client address in ten minutes.</summary>
    public int Finds { get; set; } = 10;

    /// <summary>The same for one e-mail address in an hour, from all client addresses together.</summary>
    public int FindsOfAnEmail { get; set; } = 10;

    /// <summary>Confirming and changing phone numbers, for a client address in ten minutes.</summary>
    public int Numbers { get; set; } = 20;

    /// <summary>What browsers tell of plugins, for a client address in ten minutes.</summary>
    public int Hints { get; set; } = 100;

    /// <summary>Ends of logins with Facebook, for a client address in ten minutes.</summary>
    public int Logins { get; set; } = 20;

    /// <summary>What browsers tell of how far spots came, for a client address in ten minutes.</summary>
    public int Steps { get; set; } = 600;

    /// <summary>What browsers tell of what policies kept out, for a client address in ten minutes.</summary>
    public int Reports { get; set; } = 100;

    /// <summary>All other forms, for a client address in ten minutes.</summary>
    public int Others { get; set; } = 600;

    /// <summary>Live streams of shoppers' web pages that are open at once, of all addresses together: each costs some 20 kB and a connection.</summary>
    public int Streams { get; set; } = 5000;

    /// <summary>Spots of a checkout session whose opt-ins a browser may tell of in two days; the alarm counts the session once.</summary>
    public int HintsOfASession { get; set; } = 5;

    /// <summary>Such spots of all sessions that began to tell at a client address, in a day.</summary>
    public int HintsOfAnAddress { get; set; } = 50;

    /// <summary>Spots of a checkout session of which a browser may tell in a day how far they came; each view of a web page has another.</summary>
    public int StepsOfASession { get; set; } = 300;

    /// <summary>Browsers of a client address that an experiment counts in a day.</summary>
    public int BrowsersOfATrial { get; set; } = 3;
}

/// <summary>Stops the start when a limit would keep everybody out, or nobody.</summary>
internal sealed class LimitOptionsValidator : IValidateOptions<LimitOptions>
{
    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        (string Name, int Value)[] all =
        [
            (nameof(options.Carts), options.Carts),
            (nameof(options.Orders), options.Orders),
            (nameof(options.Finds), options.Finds),
            (nameof(options.FindsOfAnEmail), options.FindsOfAnEmail),
            (nameof(options.Numbers), options.Numbers),
            (nameof(options.Hints), options.Hints),
            (nameof(options.Logins), options.Logins),
            (nameof(options.Steps), options.Steps),
            (nameof(options.Reports), options.Reports),
            (nameof(options.Others), options.Others),
            (nameof(options.Streams), options.Streams),
            (nameof(options.HintsOfASession), options.HintsOfASession),
            (nameof(options.HintsOfAnAddress), options.HintsOfAnAddress),
            (nameof(options.StepsOfASession), options.StepsOfASession),
            (nameof(options.BrowsersOfATrial), options.BrowsersOfATrial),
        ];
        var faults = all.Where(one => one.Value is < 1 or > LimitOptions.Most)
            .Select(one => $"{LimitOptions.Section}:{one.Name} is '{one.Value}'. Allowed: 1 to {LimitOptions.Most}.").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
