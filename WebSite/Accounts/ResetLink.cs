using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>
/// A one-time link with which a merchant who is locked out sets another password: good for a day, and until the password changes. The
/// site's keys seal it, so that no row has to wait for it.
/// </summary>
internal sealed class ResetLink(IDataProtectionProvider protection, UserManager<Merchant> merchants, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly IDataProtector _protector = protection.CreateProtector("Messenger.Site.ResetPassword.v1");

    /// <summary>The path of a new link.</summary>
    public string PathFor(Merchant merchant)
    {
        var end = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return "/account/reset/" + _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{merchant.Id} {end} {Mark(merchant)}"));
    }

    /// <summary>Whose link it is, by its last part; null when it opens nothing any more.</summary>
    public async Task<Merchant?> ReadAsync(string token)
    {
        try
        {
            return _protector.Unprotect(token).Split(' ') is [var id, var end, var mark]
                && long.Parse(end, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                && await merchants.FindByIdAsync(id) is { } merchant
                && mark == Mark(merchant)
                    ? merchant
                    : null;
        }
        catch (CryptographicException)
        {
            return null; // Nobody here made it.
        }
    }

    /// <summary>Another one with every password.</summary>
    private static string Mark(Merchant merchant) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(merchant.PasswordHash ?? "")).AsSpan(0, 16));
}
