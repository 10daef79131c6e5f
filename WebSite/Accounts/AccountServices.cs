using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Identity;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>Registers sign-in for merchants. See <c>docs/accounts.md</c>.</summary>
internal static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSettings<AccountOptions>(AccountOptions.Section);
        services.AddSingleton<FailedTries>();
        services.AddSingleton<PasswordTurns>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<KnownBrowser>();
        services.AddScoped<Passwords>();
        services.AddScoped<SigningIn>();
        services.AddScoped<Welcome>();
        services.AddScoped<ResetLink>();
        services.AddSingleton<MerchantSession>();

        services.AddSingleton<ILookupNormalizer, NameForm>();

        // Length is what counts (NIST SP 800-63B, 5.1.1.2); rules about letters only make passwords alike.
        services.AddIdentityCore<Merchant>(options => options.Password = new()
        {
            RequiredLength = 12,
            RequireDigit = false,
            RequireLowercase = false,
            RequireNonAlphanumeric = false,
            RequireUppercase = false,
        })
            .AddUserStore<MerchantStore>()
            .AddPasswordValidator<PasswordRule>()
            .AddSignInManager();

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "merchant";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.EventsType = typeof(MerchantSession);
            });
        services.AddAuthorization();
    }
}
