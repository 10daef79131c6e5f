using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using WebSite.Language;

namespace WebSite.Web;

/// <summary>The languages that this shop offers, and which one a request is for: addresses say it (<c>/de/cart</c>), nothing else does. docs/languages.md.</summary>
public sealed class Languages
{
    /// <summary>What is the merchant's, or a machine's: it has no language in its address, and is in English.</summary>
    private static readonly PathString[] Others = ["/dashboard", "/account", "/webhook", "/health"];

    private volatile IReadOnlyList<ShopLanguage> _all;

    public Languages(IOptionsMonitor<LanguageOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _all = Read(options.CurrentValue);
        options.OnChange(changed => _all = Read(changed));
    }

    /// <summary>Those that are offered, the shop's own first.</summary>
    public IReadOnlyList<ShopLanguage> All => _all;

    /// <summary>That of addresses without one.</summary>
    public ShopLanguage Own => _all[0];

    /// <summary>The offered language of that code; the shop's own where there is none.</summary>
    public ShopLanguage Of(string? code) => _all.FirstOrDefault(language => language.Code == code) ?? Own;

    /// <summary>What stands before every path of a language's pages.</summary>
    public string Before(ShopLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language == Own ? "" : "/" + language.Code;
    }

    /// <summary>
    /// The offered language that the browser would rather have than the page's; null when there is none, or whoever reads has come from another page of the shop: they have seen
    /// the choice.
    /// </summary>
    public ShopLanguage? Rather(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_all.Count == 1 || request.Headers["Sec-Fetch-Site"] == "same-origin" || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes))
        {
            return null;
        }

        var best = wishes.Where(wish => wish.Quality is not 0).OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => _all.FirstOrDefault(language => wish.Value.StartsWith(language.Code, StringComparison.OrdinalIgnoreCase) && wish.Value.Length is 2 or > 3 && (wish.Value.Length == 2 || wish.Value[2] == '-')))
            .FirstOrDefault(language => language is not null);
        return best == ShopLanguage.Current ? null : best;
    }

    /// <summary>Takes the language out of the request's path; it stays in the path's base, so that the addresses that are made for the answer have it.</summary>
    /// <returns>Null for what has none: the merchant's pages.</returns>
    internal ShopLanguage? Take(HttpRequest request)
    {
        if (request.Path.Value is ['/', _, _, ..] path && (path.Length == 3 || path[3] == '/') && _all.FirstOrDefault(one => path.AsSpan(1, 2).SequenceEqual(one.Code)) is { } language && language != Own)
        {
            PathString rest = path.Length == 3 ? "/" : path[3..];
            if (IsShops(rest))
            {
                (request.PathBase, request.Path) = (request.PathBase + path[..3], rest);
                return language;
            }
        }

        return IsShops(request.Path) ? Own : null;
    }

    private static bool IsShops(PathString path) => !Others.Any(other => path.StartsWithSegments(other));

    private static IReadOnlyList<ShopLanguage> Read(LanguageOptions options) => [.. options.Codes.Select(ShopLanguage.Find).OfType<ShopLanguage>()];
}
