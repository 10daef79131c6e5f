namespace WebSite.SetUp.Checks;

/// <summary>Whether the policy that web pages with plugins are really sent with lets the SDK and its frames in. Source: <c>docs/platform.md</c>, SDK.</summary>
internal static class PolicyCheck
{
    private const string ToDo = "See Messenger:PluginOrigins and Messenger:SdkUrl, and whether something before the site changes its headers: where several policies are sent, each of them counts.";

    public static Check Check { get; } = new("csp", "The Content Security Policy", "A policy that names too little keeps the SDK or the plugin's frame out, and the browser tells only its console.", Judge);

    private static Verdict Judge(SetUpProbes facts)
    {
        if (ShopChecks.Unseen(facts) is { } unseen)
        {
            return unseen;
        }

        if (!facts.ShowsPlugins)
        {
            return Verdict.Good("Nothing of Facebook's is loaded on a product's web page, so there is nothing to let in.");
        }

        var sent = facts.Shop.Allowed!;
        var sdk = new Uri(facts.Options.LocalizedSdkUrl);
        var frames = FramesOf(sdk);
        foreach (var policy in sent.Policies.SelectMany(header => header.Split(',')).Select(Read))
        {
            if (Sources(policy, "script-src") is { } scripts && !scripts.Contains("'strict-dynamic'") && !Allows(scripts, sdk))
            {
                return Verdict.Wrong($"{facts.Shop.Page} keeps the SDK out: script-src has {Words.List(scripts, "nothing")}.", ToDo);
            }

            if (Sources(policy, "frame-src") is { } framed && !Allows(framed, frames))
            {
                return Verdict.Wrong($"{facts.Shop.Page} keeps the plugin's frame out: frame-src has {Words.List(framed, "nothing")}, and not {frames.GetLeftPart(UriPartial.Authority)}.", ToDo);
            }
        }

        return sent.OpenerPolicies.Contains("same-origin") ? Verdict.Wrong($"{facts.Shop.Page} is sent with Cross-Origin-Opener-Policy: same-origin, which cuts the plugin's dialogs off.", ToDo)
            : sent.Policies.Count == 0 ? Verdict.Warning($"{facts.Shop.Page} came without a policy, though the site sends one.", "Something before the site takes it away. Plugins are drawn, and so is whatever anybody puts into the page.")
            : Verdict.Good("It lets the SDK and the plugins' frames in, where the shopper allows them.");
    }

    /// <summary>Facebook's own SDK draws plugins from www.facebook.com, any other from where it comes from itself.</summary>
    private static Uri FramesOf(Uri sdk) => sdk.Host == "connect.facebook.net" ? new("https://www.facebook.com") : sdk;

    private static Dictionary<string, string[]> Read(string policy) => policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(directive => directive.Split(' ', StringSplitOptions.RemoveEmptyEntries)).DistinctBy(parts => parts[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(parts => parts[0], parts => parts[1..], StringComparer.OrdinalIgnoreCase);

    /// <summary>A directive's sources, those of <c>default-src</c> where it isn't there; null when everything is let in.</summary>
    private static string[]? Sources(Dictionary<string, string[]> policy, string directive) =>
        policy.GetValueOrDefault(directive) ?? (directive == "frame-src" ? policy.GetValueOrDefault("child-src") : null) ?? policy.GetValueOrDefault("default-src");

    private static bool Allows(string[] sources, Uri wanted) => sources.Any(source =>
        source == "*" || source.Equals(wanted.Scheme + ":", StringComparison.OrdinalIgnoreCase)
        || source.TrimEnd('/').Equals(wanted.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        || source.Equals(wanted.Authority, StringComparison.OrdinalIgnoreCase)
        || (source.Split("*.") is [var scheme, var domain] && (scheme.Length == 0 || scheme == wanted.Scheme + "://") && wanted.Authority.EndsWith('.' + domain, StringComparison.OrdinalIgnoreCase)));
}
