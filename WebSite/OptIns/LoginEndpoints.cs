using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
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
        return keys.Own(spot, http) is { } own && logins.Begin(own, http) is { } dialog ? Results.Redirect(dialog) : Results.NotFound();
    }

    private static async Task<IResult> EndAsync(
        string? state, string? code, string? error, HttpContext http, Logins logins, SiteDb db, ITempDataDictionaryFactory notices, CancellationToken cancel)
    {
        Quiet(http);
        var (end, spot) = await logins.EndAsync(new(state, code, error), http, cancel);
        var notice = notices.GetTempData(http);
        notice["Notice"] = LoginWords.Of(end);
        notice.Save();
        return Results.LocalRedirect(spot is { } from ? await OrderAsync(from, db, cancel) : "/");
    }

    /// <summary>The order's web page; the shop's first page without one.</summary>
    private static async Task<string> OrderAsync(PluginRef from, SiteDb db, CancellationToken cancel) =>
        await db.CheckoutSessions.Own(new(from.SessionToken, from.Browser)).Select(s => s.Order!.Token).SingleOrDefaultAsync(cancel) is { } token ? $"/orders/{token}" : "/";

    /// <summary>Nobody else is to learn these addresses.</summary>
    private static void Quiet(HttpContext http) => (http.Response.Headers["Referrer-Policy"], http.Response.Headers.CacheControl) = ("no-referrer", "no-store");
}
