using System.Text.RegularExpressions;

namespace WebSite.Sandbox.Graph;

/// <summary>Takes tokens and secrets out of what is kept of a call: somebody may send real ones by mistake.</summary>
internal static partial class Secrets
{
    public static IReadOnlyCollection<string> Names { get; } = ["access_token", "appsecret_proof", "input_token", "client_secret", "code_verifier", "verify_token"];

    /// <summary>The text with an ellipsis for every secret that follows its name, in a form, in JSON or in an address inside of either.</summary>
    public static string Hidden(string text) => Named().Replace(text, "${name}…");

    [GeneratedRegex(
        """(?<name>(?:access_token|appsecret_proof|input_token|client_secret|code_verifier|verify_token)(?:\\?["']|%22)?\s*(?:[:=]|%3[AD])\s*(?:\\?["']|%22)?)(?:(?!%26|%22)(?:\\[^"']|[^"'&\s\\]))+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
