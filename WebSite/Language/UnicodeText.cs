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

    /// <summary>Cut to a length, never inside of a character.</summary>
    public static string? Short(string? text, int length) =>
        text is null || text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
