using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Login;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.DataProtection;
using WebSite.Checkout;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>
/// Ties a login to the browser and the checkout session that it began in. What goes to Facebook as <c>state</c> names both, encrypted; the same text lies
/// in a cookie of the browser, beside the secret whose hash Facebook got. One login begins and ends; the cookie goes with the first that comes back.
/// Like a <see cref="SpotKeys"/>' key the state looks like a ref and isn't one, for web servers log addresses.
/// </summary>
public sealed class LoginStates(IDataProtectionProvider protection, string environment, string pageId, TimeProvider time)
{
    private const string Name = "login";

    /// <summary>People look for their password.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly RefProtector _states = new(protection, "Messenger.Site.Login.v1", environment, pageId, PlacementNames.Placements);

    /// <summary>Begins a login from a spot.</summary>
    /// <returns>What goes to Facebook, and the secret that stays.</returns>
    public (string State, string Verifier) Begin(PluginRef spot, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (state, verifier) = (_states.Protect(spot with { Door = EntryPoint.LoginConnect, ExpiresAt = time.GetUtcNow() + Lifetime }), LoginFlow.NewVerifier());
        http.Response.Cookies.Append(Name, $"{state}.{verifier}", Options(http));
        return (state, verifier);
    }

    /// <summary>Ends it: what the state says and the secret, if it began in this browser, was the last one there, and has not come back before; else null.</summary>
    /// <param name="state">As it came back.</param>
    /// <param name="http">The request; its cookie is taken away.</param>
    public (PluginRef Spot, string Verifier)? End(string? state, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var kept = http.Request.Cookies[Name]?.Split('.');
        http.Response.Cookies.Delete(Name, Options(http));
        return kept is [var own, var verifier]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(own), Encoding.UTF8.GetBytes(state ?? ""))
            && _states.Read(state, time.GetUtcNow(), out var spot) == RefVerdict.Ours
            && ShopperCookie.Read(http)?.Browser == spot.Browser
            ? (spot, verifier)
            : null;
    }

    /// <summary>Lax, for Facebook's page sends the browser back.</summary>
    private static CookieOptions Options(HttpContext http) =>
        new() { Path = "/", HttpOnly = true, IsEssential = true, MaxAge = Lifetime, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps };
}
