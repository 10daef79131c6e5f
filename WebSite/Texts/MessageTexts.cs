using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Texts;

/// <summary>Writes what is said on an occasion: the merchant's text for the campaign, else for the placement, else for everywhere, else the site's own.</summary>
public sealed class MessageTexts(SiteDb db)
{
    /// <summary>The text as it goes out, at most <see cref="TextCut.Longest"/> characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The occasion has no text: <see cref="OwnTexts.Occasions"/>.</exception>
    public async Task<string> RenderAsync(Occasion occasion, TextFacts facts, CancellationToken cancel)
    {
        var scopes = TextScope.For(facts);
        var texts = await db.MessageTemplates.Where(t => t.Occasion == occasion && scopes.Contains(t.Scope)).ToDictionaryAsync(t => t.Scope, t => t.Text, cancel);
        var scope = scopes.FirstOrDefault(texts.ContainsKey);
        return Render(scope is null ? OwnTexts.For(occasion, facts) : texts[scope], facts);
    }

    /// <summary>A given text as it would go out.</summary>
    public static string Render(string text, TextFacts facts) => TextCut.Fit(Placeholders.Fill(text, facts).Trim());
}
