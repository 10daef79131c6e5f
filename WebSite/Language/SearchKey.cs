using System.Globalization;
using System.Text;

namespace WebSite.Language;

/// <summary>What a name or an address is found by: its letters alone, small and without accents. It is kept beside the name, with an index, for databases know little of letters.</summary>
public static class SearchKey
{
    /// <summary>Sorts behind everything that begins with the text before it.</summary>
    private const string Last = "\U0010FFFF";

    /// <summary>The key of a text; null where there is nothing to be found by.</summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normal(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsWhiteSpace(c))
            {
                _ = key.Length > 0 && key[^1] != ' ' ? key.Append(' ') : key;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                key.Append(Plain(c));
            }
        }

        return key.ToString().TrimEnd() is { Length: > 0 } made ? made : null;
    }

    /// <summary>The key of the last word, where there are several; else null.</summary>
    public static string? OfLastWord(string? text) => Of(text) is { } key && key.LastIndexOf(' ') is > 0 and var at ? key[(at + 1)..] : null;

    /// <summary>Where the texts end that begin with this one; it isn't one of them.</summary>
    public static string EndOf(string start) => start + Last;

    private static string Plain(char c) => c switch
    {
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => c.ToString(),
    };
}
