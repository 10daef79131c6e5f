using System.Text.RegularExpressions;

namespace WebSite.Messenger;

/// <summary>
/// A campaign's key: a ref that is no secret, such as <c>c-autumn-flyer-7k2m</c>. An encrypted ref is 136 characters long, a key at most
/// <see cref="Longest"/>, so that no text is both.
/// </summary>
public static partial class CampaignKey
{
    /// <summary>In characters.</summary>
    public const int Longest = 60;

    /// <summary>Whether a text has a key's form; whether there is such a campaign, the database says.</summary>
    public static bool HasForm(string? text) => text is { Length: <= Longest } && Form().IsMatch(text);

    [GeneratedRegex(@"^c-[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Form();
}
