using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>
/// Where a login with Facebook begins and ends: <c>GET /messenger/login?spot=…</c> leads on to Facebook's dialog, for the spot's own browser only;
/// <c>GET /messenger/login/back</c> takes what Facebook sends back, and leads on at once, so that no code stays in the address.
/// </summary>
internal static class LoginEndpoints
{
    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LoginOffer.Start, Begin);
        routes.MapGet(LoginOffer.Back, EndAsync).RequireRateLimiting(Limits.Logins);
    }

    private static IResult Begin(string? spot, HttpContext http, SpotKeys keys, Logins logins)
    {
        Quiet(http);
        return keys.Own(spot, http) is { } own && own.Spot() == Placement.ThankYou && logins.Begin(own, http) is { } dialog ? Results.Redirect(dialog) : Results.NotFound();
    }

    private static async Task<IResult> EndAsync(
        string? state, string? code, string? error, HttpContext http, Logins logins, SiteDb db, Languages languages, ITempDataDictionaryFactory notices, CancellationToken cancel)
    {
        Quiet(http);
        var (end, spot) = await logins.EndAsync(new(state, code, error), http, cancel);
        var (path, language) = await OrderAsync(spot, db, languages, cancel);
        language.Speak();
        var notice = notices.GetTempData(http);
        notice["Notice"] = LoginWords.Of(end);
        notice.Save();
        return Results.LocalRedirect(languages.Before(language) + path);
    }

    /// <summary>The order's web page, and the language that it was ordered in; the shop's first page without one. Facebook leads back to the one address that it knows, which has no language.</summary>
    private static async Task<(string Path, ShopLanguage Language)> OrderAsync(PluginRef? from, SiteDb db, Languages languages, CancellationToken cancel)
    {
        var session = from is { } spot
            ? await db.CheckoutSessions.Own(new(spot.SessionToken, spot.Browser)).Select(s => new { s.Language, Token = (string?)s.Order!.Token }).SingleOrDefaultAsync(cancel)
            : null;
        return (session?.Token is { } token ? $"/orders/{token}" : "/", languages.Of(session?.Language));
    }

    /// <summary>Nobody else is to learn these addresses.</summary>
    private static void Quiet(HttpContext http) => (http.Response.Headers["Referrer-Policy"], http.Response.Headers.CacheControl) = ("no-referrer", "no-store");
}
