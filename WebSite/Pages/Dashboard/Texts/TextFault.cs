using WebSite.Model;
using WebSite.Texts;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>What is wrong with a merchant's text.</summary>
public static class TextFault
{
    /// <summary>A text as it is stored: lines end in one character, as the browser counts them.</summary>
    public static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>In a sentence; null when nothing is wrong.</summary>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return "Write a text first, or go back to the site's own.";
        }

        if (text.Length > MessageTemplate.LongestText)
        {
            return $"The text has {text.Length} characters, and may have 1,000: what stands for the placeholders comes on top, and Facebook takes 2,000.";
        }

        if (Placeholders.Unknown(text) is { Count: > 0 } unknown)
        {
            return $"{string.Join(", ", unknown)} would go out as it stands, for it is no placeholder. Those there are: {string.Join(", ", Placeholders.All.Select(p => "{" + p.Name + "}"))}.";
        }

        return MessageTexts.Render(text, new() { Shop = "" }).Length == 0 ? "Where the placeholders are unknown, nothing would be left of this text. Add some words." : null;
    }
}
