using System.Globalization;
using System.Resources;

namespace WebSite.Language;

/// <summary>
/// What shoppers read: the English text is the key, and the other languages are in <c>Phrases.*.resx</c> beside this. Views say <c>@T["…"]</c>, code says <c>Phrases.Say("…")</c>;
/// a sentence that isn't there is said in English, and a test says which. docs/languages.md.
/// </summary>
public sealed class Phrases
{
    private static readonly ResourceManager Resources = new(typeof(Phrases));

    private Phrases()
    {
    }

    /// <summary>A text in the language of whoever reads it.</summary>
    /// <param name="english">As it is in English.</param>
    public static string Say(string english) => Resources.GetString(english, CultureInfo.CurrentUICulture) ?? english;

    /// <summary>A text with values in its places <c>{0}</c>, <c>{1}</c>.</summary>
    /// <inheritdoc cref="Say(string)"/>
    public static string Say(string english, params object?[] values) => string.Format(CultureInfo.CurrentCulture, Say(english), values);

    /// <summary>A text with a number in it, in the form that the language has for that number.</summary>
    /// <param name="count">The number; it is <c>{0}</c>.</param>
    /// <param name="english">The form for one and the form for others, parted by <c>|</c>.</param>
    public static string Count(int count, string english) =>
        string.Format(CultureInfo.CurrentCulture, Say(english).Split('|')[Plural.Form(ShopLanguage.Current.Code, count)], count);
}
