using System.Text.Json;
using Messenger.AspNetCore.Json;
using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>Reads browsers' reports, of which anybody may send any.</summary>
/// <param name="own">The site's origin, as the browser knows it: reports about other sites' pages are none of ours.</param>
/// <param name="sdk">Where the SDK and its frames come from.</param>
internal sealed class ReportReader(string own, IReadOnlyCollection<string> sdk)
{
    /// <summary>A browser gathers reports for a minute; a page that has more at once tells nothing new.</summary>
    public const int MostAtOnce = 20;

    /// <summary>The directives of today's browsers. What isn't one of them isn't kept.</summary>
    private static readonly HashSet<string> Directives = new(StringComparer.Ordinal)
    {
        "default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src", "font-src", "connect-src", "media-src",
        "object-src", "frame-src", "child-src", "worker-src", "manifest-src", "prefetch-src", "form-action", "base-uri", "frame-ancestors", "require-trusted-types-for", "trusted-types",
    };

    private readonly Classifier _classifier = new(own, sdk);

    /// <summary>Of <c>application/csp-report</c>: one.</summary>
    public IEnumerable<Blockage> One(JsonElement root) =>
        root.Member("csp-report") is { } report && Of(report, "document-uri", "effective-directive", "violated-directive", "blocked-uri", "source-file") is { } blockage ? [blockage] : [];

    /// <summary>Of <c>application/reports+json</c>: a list, with kinds that aren't meant here.</summary>
    public IEnumerable<Blockage> Many(JsonElement root) =>
        root.ValueKind != JsonValueKind.Array ? [] : root.EnumerateArray().Take(MostAtOnce).Select(Of).OfType<Blockage>();

    private Blockage? Of(JsonElement report) => (report.Text("type"), report.Member("body")) switch
    {
        ("csp-violation", { } body) => Of(body, "documentURL", "effectiveDirective", "effectiveDirective", "blockedURL", "sourceFile"),
        ("coep", { } body) when IsEnforced(body) && WebPage(report.Text("url")) is { } page => Made("coep", OriginText.Of(body.Text("blockedURL")), "", page),
        _ => null,
    };

    private Blockage? Of(JsonElement body, string document, string directive, string older, string blocked, string source)
    {
        var named = (body.Text(directive) ?? body.Text(older) ?? "").Split(' ', 2)[0];
        return IsEnforced(body) && Directives.TryGetValue(named, out var known) && WebPage(body.Text(document)) is { } page
            ? Made(known, OriginText.Of(body.Text(blocked)), body.Text(source) is { Length: > 0 } by ? OriginText.Of(by) : "", page)
            : null;
    }

    private Blockage Made(string directive, string blocked, string source, BlockedOn page)
    {
        var (kind, kept) = _classifier.Of(directive, blocked, source);
        return new(kind, directive, kept, page);
    }

    /// <summary>A policy that only reports keeps nothing out, and isn't the site's.</summary>
    private static bool IsEnforced(JsonElement body) => body.Text("disposition") is null or "enforce";

    private BlockedOn? WebPage(string? document) =>
        Uri.TryCreate(document, UriKind.Absolute, out var address) && OriginText.Of(address) == own ? WebPageKinds.Of(address) : null;
}
