using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace WebSite.Language;

/// <summary>Words that a script says, by the names that it has for them: they stand in the web page, for the script knows no language.</summary>
/// <param name="words">The words in the language of whoever reads them.</param>
public sealed class ScriptWords(Func<IReadOnlyDictionary<string, string>> words)
{
    /// <summary>In a page <c>&lt;</c> and quotation marks are escaped; letters of all languages aren't.</summary>
    private static readonly JsonSerializerOptions InPage = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ConcurrentDictionary<ShopLanguage, string> _made = new();

    /// <summary>The words as JSON, in the language of whoever reads them: made once for each.</summary>
    public string Json => _made.GetOrAdd(ShopLanguage.Current, _ => JsonSerializer.Serialize(words(), InPage));
}
