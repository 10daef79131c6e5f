namespace WebSite.Sandbox.Web;

/// <summary>Facebook's hosts that a browser can be told to find here, so that pages and SDK stay as they are in production.</summary>
internal static class FacebookHosts
{
    public const string Site = "www.facebook.com";
    public const string Sdk = "connect.facebook.net";
    public const string Messages = "staticxx.facebook.com";
    public const string Graph = "graph.facebook.com";
    public const string Links = "m.me";

    /// <summary>Of the checkbox plugin's frame, with an SDK of 2023 or later.</summary>
    public const string Checkbox = "socialplugin.facebook.net";

    public static IReadOnlyList<string> All { get; } = [Sdk, Site, Messages, Graph, Links, Checkbox];

    /// <summary>The value of Chromium's <c>--host-resolver-rules</c>. Older SDKs ask for one frame without TLS where the web page has none.</summary>
    public static string ResolverRules(Uri address, Uri secureAddress) =>
        string.Join(", ", All.Select(host => $"MAP {host}:443 localhost:{secureAddress.Port}").Append($"MAP {Messages}:80 localhost:{address.Port}"));
}
