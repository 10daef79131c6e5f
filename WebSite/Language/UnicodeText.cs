using System.Text;

namespace WebSite.Language;

/// <summary>Text that comes from outside, in one of Unicode's normal forms.</summary>
internal static class UnicodeText
{
    /// <summary>
    /// The text in a normal form. What no text may hold, half of a character or U+FFFE, counts as the replacement character: <see cref="string.Normalize()"/>
    /// throws for it, and anybody can send it.
    /// </summary>
    public static string Normal(this string text, NormalizationForm form)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append((rune.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return whole.ToString().Normalize(form);
    }

    /// <summary>
    /// A short text of somebody else's, such as a name or a ref, as it may stand among the site's own words: nothing in it turns what stands around it, or
    /// breaks its line. What would is replaced, so that two texts that differ still do; marks that only say which way a word runs are dropped.
    /// </summary>
    public static string? Plain(string? text)
    {
        if (text is null || !text.Any(c => char.IsControl(c) || IsBidi(c)))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(c is '\t' or '\r' or '\n' ? ' ' : char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? '\uFFFD' : c);
        }

        return plain.Replace("\u200E", "").Replace("\u200F", "").Replace("\u061C", "").ToString();
    }

    private static bool IsBidi(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Cut to a length, never inside of a character.</summary>
    public static string? Short(string? text, int length) =>
        text is null || text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
