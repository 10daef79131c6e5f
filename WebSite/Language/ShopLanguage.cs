using System.Globalization;

namespace WebSite.Language;

/// <summary>A language that the shop's pages and the site's own messages can be in. docs/languages.md says what another one needs.</summary>
/// <param name="Code">ISO 639, two letters: in addresses, in the database, and in the names of the files with the words.</param>
/// <param name="Name">As it calls itself.</param>
/// <param name="Locale">As Facebook names it, for the plugins.</param>
/// <param name="Offer">That the page is there in this language, said in it.</param>
public sealed record ShopLanguage(string Code, string Name, string Locale, string Offer)
{
    /// <summary>What the words are written in first.</summary>
    public static ShopLanguage English { get; } = new("en", "English", "en_US", "This page is also available in English.");

    /// <summary>All that the site knows. Their places stand in refs: a new one comes last.</summary>
    public static IReadOnlyList<ShopLanguage> All { get; } =
    [
        English,
        new("de", "Deutsch", "de_DE", "Diese Seite gibt es auch auf Deutsch."),
        new("fr", "Français", "fr_FR", "Cette page existe aussi en français."),
        new("es", "Español", "es_ES", "Esta página también está en español."),
        new("ar", "العربية", "ar_AR", "هذه الصفحة متوفرة بالعربية أيضًا."),
        new("ja", "日本語", "ja_JP", "このページは日本語でもご覧いただけます。"),
    ];

    /// <summary>What is being read or written now; English for what isn't a shopper's.</summary>
    public static ShopLanguage Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>Whether it is the one that the words are written in.</summary>
    public bool IsEnglish => Code == "en";

    /// <summary>Whether it runs from right to left.</summary>
    public bool IsRightToLeft => Code == "ar";

    /// <summary>How numbers and dates are written. In English as the site writes them everywhere else.</summary>
    public CultureInfo Culture { get; } = Code == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(Code);

    /// <summary>Where its words are.</summary>
    public CultureInfo Words { get; } = CultureInfo.GetCultureInfo(Code);

    /// <summary>The language of that code; null when there is none.</summary>
    public static ShopLanguage? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>What this part of the program writes from now on is in it.</summary>
    public void Speak() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture, Words);
}
