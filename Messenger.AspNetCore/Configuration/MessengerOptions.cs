using System.Diagnostics.CodeAnalysis;

namespace Messenger.AspNetCore.Configuration;

/// <summary>What ties the site to its app and Page at Facebook. docs/settings.md has a table of them.</summary>
[SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "The configuration binder fills arrays.")]
public sealed class MessengerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Messenger";

    private const string Id = "^([0-9]{1,20}|demo-[A-Za-z0-9-]{1,40})$";
    private const string NoName = "It must be the number that Facebook gave, not a name.";

    /// <summary>The app's numeric id (in the sandbox: starting with <c>demo-</c>).</summary>
    [RequiredSetting("it is the number that Facebook gave your app.")]
    [LooksLike(Id, NoName, MayBeEmpty = true)]
    public string AppId { get; set; } = "";

    /// <summary>The Page's numeric id (in the sandbox: starting with <c>demo-</c>).</summary>
    [RequiredSetting("it is the number that Facebook gave your Page.")]
    [LooksLike(Id, NoName, MayBeEmpty = true)]
    public string PageId { get; set; } = "";

    /// <summary>The Page's name in m.me links; empty uses <see cref="PageId"/>.</summary>
    public string PageUsername { get; set; } = "";

    /// <summary>The app's secrets. A delivery that any of them signed is genuine, so that one can be changed without a gap.</summary>
    public string[] AppSecrets { get; set; } = [];

    /// <summary>What Facebook must name when it verifies the webhook.</summary>
    [RequiredSetting("choose a long random text and give the same to Facebook's webhook form.")]
    public string VerifyToken { get; set; } = "";

    /// <summary>The Page's token for the Graph API. Without it nothing is sent: messages wait, and the dashboard says so.</summary>
    public string PageAccessToken { get; set; } = "";

    /// <summary>Whether a site shows Facebook's plugins or links in their place. Send to Messenger and Message Us are gone from Facebook's SDK.</summary>
    public PluginUse Plugins { get; set; } = PluginUse.Auto;

    /// <summary>Whether a form may offer the checkbox plugin. Facebook's SDK has it; whether Facebook still draws it for an app, only trying tells.</summary>
    public bool Checkbox { get; set; }

    /// <summary>Whether a site may offer Facebook Login as a way into Messenger. The app needs the permission <c>user_messenger_contact</c> for it.</summary>
    public bool LoginConnect { get; set; }

    /// <summary>The app's client token (App settings, Advanced): who logged in is written to by an id that is worked out with it.</summary>
    public string ClientToken { get; set; } = "";

    /// <summary>Where Facebook's login dialog is.</summary>
    [HttpAddress]
    public string DialogUrl { get; set; } = "https://www.facebook.com";

    /// <summary>The version given to <c>FB.init</c>: v2.6 or later, at best one that Facebook still serves (<see cref="GraphVersions.EndOf"/>).</summary>
    public string SdkVersion { get; set; } = "";

    /// <summary>Where the JavaScript SDK is; <c>{locale}</c> in it is replaced by <see cref="Locale"/>.</summary>
    [HttpAddress]
    public string SdkUrl { get; set; } = "https://connect.facebook.net/{locale}/sdk.js";

    /// <summary>The origins that the plugins' frames come from; empty means Facebook's own.</summary>
    public string[] PluginOrigins { get; set; } = [];

    /// <summary>Where the Graph API is.</summary>
    [HttpAddress]
    public string GraphUrl { get; set; } = "https://graph.facebook.com";

    /// <summary>
    /// The version of the Graph API that is called, for instance <c>v25.0</c>. After its end Facebook serves its oldest living version instead:
    /// <see cref="GraphVersions.EndOf"/>.
    /// </summary>
    [LooksLike(@"^v[0-9]{1,3}\.[0-9]{1,3}$", "It looks like v25.0.")]
    public string GraphVersion { get; set; } = GraphVersions.Usual;

    /// <summary>Where m.me links lead: the Page's name is put behind it.</summary>
    [HttpAddress]
    public string LinkUrl { get; set; } = "https://m.me";

    /// <summary>The language of the plugins, for instance <c>en_US</c>.</summary>
    [LooksLike("^[a-z]{2,3}_[A-Z]{2}$", "It looks like en_US.")]
    public string Locale { get; set; } = "en_US";

    /// <summary>How long a ref is good for, counted from the view of the web page: a minute to 30 days.</summary>
    [Duration("00:01:00", "30.00:00:00")]
    public TimeSpan RefLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The SDK's address with the locale in it.</summary>
    public string LocalizedSdkUrl => SdkUrlIn(Locale);

    /// <summary>The SDK's address with another locale in it, for a page in another language.</summary>
    public string SdkUrlIn(string locale) => SdkUrl.Replace("{locale}", locale, StringComparison.Ordinal);

    /// <summary><see cref="PluginOrigins"/>, or Facebook's own when none is set; the checkbox's frame comes from the last one (docs/platform.md, Plugins).</summary>
    public IReadOnlyList<string> FrameOrigins =>
        PluginOrigins is { Length: > 0 } ? PluginOrigins : ["https://www.facebook.com", "https://staticxx.facebook.com", "https://socialplugin.facebook.net"];
}
