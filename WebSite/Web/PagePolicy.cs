using System.Buffers.Text;
using System.Security.Cryptography;
using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>The Content Security Policy of one response: strict, and with what the SDK needs only where a plugin will be drawn.</summary>
public sealed class PagePolicy(IOptionsMonitor<MessengerOptions> messenger)
{
    /// <summary>Where browsers tell what was kept out.</summary>
    public const string ReportsPath = "/policy-reports";

    /// <summary>What that place is called in the headers.</summary>
    private const string Group = "site";

    /// <summary>Allows the inline import map and the module scripts of this response.</summary>
    public string Nonce { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Set while the page renders: it shows a plugin, and the shopper allows it.</summary>
    public bool LoadsSdk { get; set; }

    /// <summary>Set while the page renders: it has a Messenger spot, or a question of one, and so needs its styles.</summary>
    public bool HasSpot { get; set; }

    /// <summary>Set while the page renders: the script of its spots stands in it. A second spot needs no second one.</summary>
    public bool StartsSpots { get; set; }

    /// <summary>Set while the page renders: its scripts put text into it by the policy <c>site</c> only (<c>own-html.js</c>).</summary>
    public bool TrustsTypes { get; set; }

    /// <summary>Set for a response over https. Browsers take <c>Reporting-Endpoints</c> there only; and one that knows <c>report-to</c> ignores <c>report-uri</c>, so that elsewhere that alone is named.</summary>
    public bool IsHttps { get; set; }

    /// <summary>
    /// The header's value. 'strict-dynamic' lets our own module add the SDK's script element; the SDK runs under it
    /// (seen with the genuine one of January 2018), but for one style element, whose rules our messenger.css carries.
    /// </summary>
    public string ContentSecurityPolicy =>
        $"default-src 'none'; script-src 'nonce-{Nonce}'{(LoadsSdk ? " 'strict-dynamic'" : "")}; style-src 'self'; img-src 'self' data:{(LoadsSdk ? " " + Origins : "")}; " +
        $"font-src 'self'; connect-src 'self'{(LoadsSdk ? " " + Origins : "")}; frame-src {(LoadsSdk ? Origins : "'none'")}; manifest-src 'self'; " +
        "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; " +
        $"report-uri {ReportsPath}{(IsHttps ? "; report-to " + Group : "")}" +
        (TrustsTypes && !LoadsSdk ? "; require-trusted-types-for 'script'; trusted-types site" : ""); // The SDK writes HTML as text.

    /// <summary>The SDK opens the login and confirmation dialogs as pop-ups, which same-origin would cut off.</summary>
    public string CrossOriginOpenerPolicy => LoadsSdk ? "same-origin-allow-popups" : "same-origin";

    /// <summary>Facebook's frames say nothing of being embedded, so require-corp would shut them out; without them everything is the site's own.</summary>
    public string CrossOriginEmbedderPolicy => LoadsSdk ? "unsafe-none" : IsHttps ? $"require-corp; report-to=\"{Group}\"" : "require-corp";

    /// <summary>Names the place to the browsers that know <c>report-to</c>; null where none would listen.</summary>
    public string? ReportingEndpoints => IsHttps ? $"{Group}=\"{ReportsPath}\"" : null;

    private string Origins => string.Join(' ', messenger.CurrentValue.FrameOrigins);
}
