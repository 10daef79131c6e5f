namespace WebSite.Texts;

/// <summary>Keeps texts within what Facebook takes.</summary>
public static class TextCut
{
    /// <summary>In characters. Source: <c>docs/platform.md</c>, Templates' limits.</summary>
    public const int Longest = 2000;

    private const int FarthestBack = 60;

    /// <summary>The text, or as much of it as fits before an ellipsis: up to a word's end where one is near, and never through a character.</summary>
    public static string Fit(string text, int longest = Longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - 1;
        if (!char.IsWhiteSpace(text[end]) && text.AsSpan(0, end).LastIndexOfAny(' ', '\n') is var space && space > end - FarthestBack && space > 0)
        {
            end = space;
        }

        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return text[..end].TrimEnd() + "…";
    }
}
