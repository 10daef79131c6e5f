using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.State;

/// <summary>How the app, the Page and the webhook's subscription stand: what a merchant sets on Facebook's own pages.</summary>
public sealed record WorldSettings
{
    public AppSettings App { get; init; } = new();

    public PageSettings Page { get; init; } = new();

    public SdkSettings Sdk { get; init; } = new();

    public SubscriptionSettings Subscription { get; init; } = new();

    public BatchSettings Batches { get; init; } = new();

    /// <summary>Null when the settings will do, else what is wrong with them.</summary>
    internal string? WhyNot() =>
        Batches.MaxEvents is < 1 or > BatchSettings.Most ? $"batches.maxEvents is a number from 1 to {BatchSettings.Most}."
        : Subscription.Fields.Contains(null!) ? "subscription.fields can't hold null."
        : Subscription.Fields.FirstOrDefault(field => !EventFields.All.Contains(field)) is { } unknown
            ? $"subscription.fields holds \"{unknown}\"; known are {string.Join(", ", EventFields.All)}."
        : App.Scopes.Any(string.IsNullOrWhiteSpace) ? "app.scopes can't hold null or nothing."
        : Page.PictureSide is < 0 or > PageSettings.LargestPicture ? $"page.pictureSide is a number from 0 to {PageSettings.LargestPicture}."
        : Page.Name is { } name && People.WhyNot(name) is { } reason ? $"page.name: {reason}"
        : null;
}

/// <summary>Whether an app is for everybody yet.</summary>
public enum AppMode
{
    Development,
    Public,
}

/// <summary>The app, as its dashboard has it.</summary>
public sealed record AppSettings
{
    public AppMode Mode { get; init; } = AppMode.Public;

    /// <summary>Reviewed for <c>pages_messaging</c>. Without it only people with a role see plugins, and events of others aren't sent.</summary>
    public bool IsApproved { get; init; } = true;

    /// <summary>Reviewed for <c>pages_messaging_phone_number</c>.</summary>
    public bool MayMatchPhoneNumbers { get; init; } = true;

    /// <summary>The one-time fee of 99 USD for matching by phone number.</summary>
    public bool IsMatchingFeePaid { get; init; } = true;

    /// <summary>Reviewed for <c>user_messenger_contact</c>. Without it only people with a role are asked at a login whether the Page may write.</summary>
    public bool MayConnectLogins { get; init; } = true;

    /// <summary>Calls of the Graph API need an <c>appsecret_proof</c>.</summary>
    public bool RequiresProof { get; init; }

    /// <summary>What the Page's token may do, as <c>debug_token</c> tells it; <c>pages_messaging_phone_number</c> comes and goes with <see cref="MayMatchPhoneNumbers"/>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["pages_manage_metadata", "pages_messaging", "pages_show_list"];

    /// <summary>Whether everybody may use it: public and reviewed.</summary>
    internal bool IsForEverybody => Mode == AppMode.Public && IsApproved;
}

/// <summary>The Page.</summary>
public sealed record PageSettings
{
    /// <summary>Null: the name of <c>Sandbox:PageName</c>.</summary>
    public string? Name { get; init; }

    /// <summary>An unpublished Page is there only for people with a role.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Matching by phone number needs it, or an admin in the US.</summary>
    public bool HasUsAddress { get; init; } = true;

    /// <summary>The Page's button reads Send Message.</summary>
    public bool HasSendMessageButton { get; init; } = true;

    /// <summary>How wide and high its picture is, in pixels; 0 for none.</summary>
    public int PictureSide { get; init; } = 1200;

    /// <summary>More than any picture that Facebook keeps.</summary>
    public const int LargestPicture = 4096;
}

/// <summary>The JavaScript SDK, as Facebook serves it to the app's web pages.</summary>
public sealed record SdkSettings
{
    /// <summary>
    /// Whether it has Send to Messenger and Message Us. Null: as Facebook's on the world's day, which has them before 15 February 2025 and then
    /// passes them over and says nothing, with only the checkbox left. True and false: so on every day. Source: docs/platform.md, Plugins.
    /// </summary>
    public bool? HasPlugins { get; init; }
}

/// <summary>What the webhook hears of.</summary>
public sealed record SubscriptionSettings
{
    /// <summary>The ticked fields, such as <c>messaging_optins</c>. An event of another field isn't sent.</summary>
    public IReadOnlyList<string> Fields { get; init; } = EventFields.Usual;

    /// <summary>The app is installed on the Page (<c>me/subscribed_apps</c>): the step that is forgotten most.</summary>
    public bool IsInstalled { get; init; } = true;

    /// <summary>False: Facebook has disabled the webhook after eight hours of failures.</summary>
    public bool IsEnabled { get; init; } = true;
}

/// <summary>How a batch of events looks.</summary>
public enum BatchShape
{
    /// <summary>One entry, many items.</summary>
    Items,

    /// <summary>Many entries, an item each.</summary>
    Entries,
}

/// <summary>How many waiting events may leave together.</summary>
public sealed record BatchSettings
{
    public const int Most = 1000;

    /// <summary>1 to 1000.</summary>
    public int MaxEvents { get; init; } = 1;

    public BatchShape Shape { get; init; }
}
