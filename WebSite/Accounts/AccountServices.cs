using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;
using WebSite.Data;

namespace WebSite.Accounts;

/// <summary>Registers sign-in for merchants.</summary>
internal static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<Welcome>();
        services.AddIdentityCore<Merchant>(options =>
            {
                // Length is what counts (NIST SP 800-63B, 5.1.1.2); rules about letters only make passwords alike.
                options.Password = new() { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false };
                options.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10) };
            })
            .AddUserStore<MerchantStore>()
            .AddSignInManager();

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "merchant";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(12);

                // A changed stamp (a new password, a sign-out) ends the sessions signed in before at once.
                options.Events.OnValidatePrincipal = async context =>
                {
                    var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Merchant>>();
                    if (await signIn.ValidateSecurityStampAsync(context.Principal) is null)
                    {
                        context.RejectPrincipal();
                        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                    }
                };

                // Relative, so that no Host header that somebody sent gets into it.
                options.Events.OnRedirectToLogin = context =>
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
                };
            });
        services.AddAuthorization();
    }
}
