using WebSite.Language;

namespace WebSite.Model;

/// <summary>
/// The language of the web page that a ref was made for, in the three upper bits of its mark: 0 for the shop's own, else one more than its place among all. A session that begins with
/// a click gets it from there, and the site's first message is in it. Nothing is counted by it.
/// </summary>
public static class LanguageMark
{
    /// <summary>How many bits of a mark it takes.</summary>
    internal const int Bits = 3;

    private const int Shift = 31 - Bits;

    /// <summary>Puts it above the rest of a mark.</summary>
    /// <param name="mark">The rest.</param>
    /// <param name="language">Null for the shop's own.</param>
    public static int Over(int mark, ShopLanguage? language) => (language is null ? 0 : Place(language) + 1) << Shift | Without(mark);

    /// <summary>Reads it; null of a mark without, or with one that this version doesn't know.</summary>
    public static ShopLanguage? Read(int mark) => mark >> Shift is > 0 and var number && number <= ShopLanguage.All.Count ? ShopLanguage.All[number - 1] : null;

    /// <summary>The rest of the mark.</summary>
    public static int Without(int mark) => mark & (1 << Shift) - 1;

    private static int Place(ShopLanguage language) => ShopLanguage.All.Index().First(one => one.Item == language).Index;
}
