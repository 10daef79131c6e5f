namespace WebSite.Campaigns;

/// <summary>Whether a request for a short address is a person's, as far as its headers tell.</summary>
internal static class CountedRequest
{
    /// <summary>What the names of programs that look at links have in them; Facebook's, WhatsApp's and Apple's previews among them.</summary>
    private static readonly string[] Programs =
    [
        "bot", "crawl", "spider", "preview", "facebookexternalhit", "facebookcatalog", "meta-externalagent", "meta-externalfetcher",
        "WhatsApp/", "Slurp", "Embedly", "Iframely", "curl/", "Wget/", "python-requests", "Go-http-client", "okhttp/", "HeadlessChrome",
    ];

    private static readonly string[] PurposeHeaders = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <summary>Whether it is to be counted: a GET, by no program that says so, and for being looked at now.</summary>
    public static bool Is(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.UserAgent.ToString() is { Length: > 0 } agent
        && !Programs.Any(program => agent.Contains(program, StringComparison.OrdinalIgnoreCase))
        && !PurposeHeaders.Any(name => IsAhead(request.Headers[name].ToString()));

    private static bool IsAhead(string purpose) =>
        purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase)
        || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase);
}
