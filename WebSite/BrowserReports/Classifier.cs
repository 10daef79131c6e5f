using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>Tells what a report is about: Facebook's, the site's own, an extension's, or something else's.</summary>
/// <param name="own">The site's origin, as the browser knows it.</param>
/// <param name="sdk">Where the SDK and its frames come from.</param>
internal sealed class Classifier(string own, IReadOnlyCollection<string> sdk)
{
    /// <summary>Hosts of programs on the visitor's machine that write into pages: a virus scanner, and the browser's translation.</summary>
    private static readonly string[] Tools = ["kaspersky-labs.com", "translate.googleapis.com", "translate.google.com", "translate-pa.googleapis.com"];

    private static readonly string[] Facebooks = ["facebook.com", "facebook.net", "fbcdn.net"];

    /// <summary>Without these no plugin is drawn.</summary>
    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal) { "script-src", "script-src-elem", "frame-src", "child-src", "connect-src", "default-src", "coep" };

    /// <summary>What it is, and the origin or word to keep of it.</summary>
    /// <param name="directive">The part of the policy.</param>
    /// <param name="blocked">What was kept out, as <see cref="OriginText"/> has it.</param>
    /// <param name="source">The script that wanted it, likewise.</param>
    public (BlockedKind Kind, string Blocked) Of(string directive, string blocked, string source) =>
        IsExtension(directive, blocked, source) ? (BlockedKind.Extension, OriginText.Extension)
        : IsFacebook(blocked) ? (Needed.Contains(directive) ? BlockedKind.Facebook : BlockedKind.FacebookLooks, blocked)
        : IsFacebook(source) && directive.StartsWith("style-src", StringComparison.Ordinal) ? (BlockedKind.FacebookLooks, blocked)
        : blocked.StartsWith("trusted-types", StringComparison.Ordinal) ? (BlockedKind.Markup, blocked)
        : blocked == own || blocked == "self" ? (BlockedKind.Own, "self")
        : blocked.Contains("://", StringComparison.Ordinal) ? (BlockedKind.Stranger, blocked)
        : (BlockedKind.Injected, blocked);

    /// <summary>No page of the site's has a font of <c>data:</c> or anything of <c>about:</c>; extensions have.</summary>
    private static bool IsExtension(string directive, string blocked, string source) =>
        source == OriginText.Extension || blocked is OriginText.Extension or "about" || (directive == "font-src" && blocked == "data")
        || Tools.Any(tool => IsOf(blocked, tool) || IsOf(source, tool));

    private bool IsFacebook(string origin) => sdk.Contains(origin) || Facebooks.Any(host => IsOf(origin, host));

    private static bool IsOf(string origin, string host) => Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && (address.Host == host || address.Host.EndsWith('.' + host, StringComparison.Ordinal));
}
