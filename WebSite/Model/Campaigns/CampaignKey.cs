using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WebSite.Language;

namespace WebSite.Model;

/// <summary>
/// A campaign's key: a ref that is no secret, such as <c>c-autumn-flyer-7k2m</c>. An encrypted ref is 136 characters long, a key at most
/// <see cref="Longest"/>, so that no text is both.
/// </summary>
public static partial class CampaignKey
{
    /// <summary>In characters.</summary>
    public const int Longest = 60;

    /// <summary>Letters and digits that nobody takes for one another, on paper either: no i, l, o, 0, 1.</summary>
    public const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int TailLength = 4;
    private const int LongestName = 40;

    /// <summary>Whether a text has a key's form; whether there is such a campaign, the database says.</summary>
    public static bool HasForm(string? text) => text is { Length: <= Longest } && Form().IsMatch(text);

    /// <summary>A new key that can be read: the name's letters and digits as far as they are Latin, and a random tail.</summary>
    /// <param name="name">The campaign's; any text will do.</param>
    public static string Make(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = name.Normal(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var readable = Others().Replace(string.Concat(letters).ToLowerInvariant(), "-").Trim('-');
        readable = readable.Length <= LongestName ? readable : readable[..LongestName].TrimEnd('-');
        var tail = RandomNumberGenerator.GetString(Alphabet, TailLength);
        return readable.Length == 0 ? $"c-{tail}" : $"c-{readable}-{tail}";
    }

    [GeneratedRegex(@"^c-[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
