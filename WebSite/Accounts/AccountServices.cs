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
                options.LoginPath = "/account/sign-in";
                options.AccessDeniedPath = "/account/sign-in";
                options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            });
        services.AddAuthorization();
    }
}
