using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>When a merchant's session ends: twelve hours after the last look, at its absolute end, and at once when the password changes or somebody signs out.</summary>
internal sealed class MerchantSession(IOptionsMonitor<AccountOptions> options, TimeProvider time) : CookieAuthenticationEvents
{
    private const string Began = "began";

    /// <summary>Notes when it began; a cookie that is renewed keeps that.</summary>
    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items[Began] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Asked for here: each request has this object made, a shopper's too, and sign-in brings the database.
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Merchant>>();
        if (time.GetUtcNow() >= EndOf(context.Properties) || await signIn.ValidateSecurityStampAsync(context.Principal) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>What a page's script asks by itself is no look of the merchant's: an open tab keeps no session alive.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !context.HttpContext.Request.Path.StartsWithSegments("/dashboard/live") && !context.HttpContext.Request.Path.StartsWithSegments("/dashboard/news")
            && !(HttpMethods.IsGet(context.HttpContext.Request.Method) && context.HttpContext.Request.Query.ContainsKey("handler"));
        return Task.CompletedTask;
    }

    /// <summary>Relative, so that no Host header that somebody sent gets into it.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IDisableCookieRedirectMetadata>() is not null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect("/account/sign-in" + QueryString.Create("ReturnUrl", context.Request.Path + context.Request.QueryString));
        }

        return Task.CompletedTask;
    }

    /// <summary>When a session ends if nothing more is done in it; one that doesn't say when it began has ended.</summary>
    public DateTimeOffset EndOf(AuthenticationProperties? properties) =>
        properties?.ExpiresUtc is { } idle && properties.Items.TryGetValue(Began, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var began)
            ? Earlier(idle, DateTimeOffset.FromUnixTimeSeconds(began) + options.CurrentValue.SessionLength)
            : DateTimeOffset.MinValue;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
