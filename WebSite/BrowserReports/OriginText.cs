using System.Text.RegularExpressions;
using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>Makes an origin, or a word, of what a report says was blocked or did it. Nothing else of it goes on: paths and queries may say who somebody is.</summary>
internal static partial class OriginText
{
    /// <summary>What isn't one of these, and no origin.</summary>
    public const string Other = "other";

    /// <summary>Something of a browser's extension.</summary>
    public const string Extension = "extension";

    /// <summary>What the specifications name where there is no address.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "inline", "eval", "wasm-eval", "self", "data", "blob", "about", "filesystem", "trusted-types-sink", "trusted-types-policy",
    };

    /// <summary>The schemes by which browsers name what extensions, and tools of their own, put into a page.</summary>
    private static readonly HashSet<string> Extensions = new(StringComparer.Ordinal)
    {
        "chrome-extension", "moz-extension", "safari-extension", "safari-web-extension", "ms-browser-extension", "webkit-masked-url", "user-script", "chrome", "resource",
    };

    /// <summary>What it comes to.</summary>
    public static string Of(string? text)
    {
        var plain = (text ?? "").Trim().ToLowerInvariant();
        var scheme = plain.Split(':', 2)[0];
        return Extensions.Contains(scheme) ? Extension
            : Words.Contains(plain) ? plain
            : Words.Contains(scheme) && scheme != plain ? scheme
            : Uri.TryCreate(text, UriKind.Absolute, out var address) ? Of(address)
            : Other;
    }

    /// <summary>Scheme, host and port; another word for what isn't reached by the web's own protocols.</summary>
    public static string Of(Uri address)
    {
        if (address.Scheme is not ("http" or "https" or "ws" or "wss"))
        {
            return Other;
        }

        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;
        var origin = $"{address.Scheme}://{host}{(address.IsDefaultPort ? "" : $":{address.Port}")}".ToLowerInvariant();
        return origin.Length <= PolicyReport.LongestOrigin && Plain().IsMatch(origin) ? origin : Other;
    }

    [GeneratedRegex(@"\A[a-z]+://[a-z0-9.\-_\[\]:]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
