using System.Security.Cryptography;
using System.Text;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>The merchant's colours as a stylesheet of its own, whose address changes with it.</summary>
/// <param name="Css">The stylesheet.</param>
/// <param name="Hash">Of it.</param>
public sealed record Theme(string Css, string Hash)
{
    /// <summary>Where it is.</summary>
    public string Address => $"/theme/{Hash}.css";

    /// <summary>The stylesheet; null where all colours are the site's own, or none can be read.</summary>
    internal static Theme? Of(ShopColours colours)
    {
        var (brand, accent, hero) = (Colour.Read(colours.Brand), Colour.Read(colours.Accent), Colour.Read(colours.Hero));

        // Who says nothing of the dark gets the same hue, as light as it has to be.
        var darkBrand = Colour.Read(colours.DarkBrand) ?? (brand is { } day ? Ground.Dark.Readable(day) : null);
        var darkAccent = Colour.Read(colours.DarkAccent) ?? (accent is { } noon ? Ground.Dark.Readable(noon) : null);
        var light = Brand(brand, Ground.Light) + Accent(accent, Ground.Light) + (hero is { } ground ? $"--hero-ground:{ground};--on-hero:{ground.Text};" : "");
        var dark = Brand(darkBrand, Ground.Dark) + Accent(darkAccent, Ground.Dark);
        if (light.Length + dark.Length == 0)
        {
            return null;
        }

        var css = $":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n";
        return new(css, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..16]);
    }

    private static string Brand(Colour? colour, Ground ground) => colour is not { } one ? ""
        : $"--brand:{one};--brand-deep:{ground.Deep(one)};--on-brand:{Ground.On(one)};--brand-tint:{ground.Tint(one)};";

    private static string Accent(Colour? colour, Ground ground) => colour is not { } one ? "" : $"--ember:{one};--ember-tint:{ground.Tint(one)};";
}

/// <summary><c>GET /theme/{hash}.css</c>: the merchant's colours.</summary>
internal static class ThemeEndpoint
{
    public static void MapTheme(this IEndpointRouteBuilder routes) => routes.MapGet("/theme/{hash}.css", (string hash, CurrentShop shop, HttpContext http) =>
    {
        var theme = shop.Now.Theme;

        // A page of before, or of an instance that hasn't seen the change yet: it gets what there is, and keeps it no longer than it must.
        http.Response.Headers.CacheControl = theme?.Hash == hash ? "public, max-age=31536000, immutable" : "no-store";
        return Results.Text(theme?.Css ?? "", "text/css");
    });
}
