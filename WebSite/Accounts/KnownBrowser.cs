using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>
/// A cookie that remembers that somebody signed in to an account in this browser. It lets nobody in: it only keeps strangers who use up
/// the account's tries from keeping its owner out (OWASP calls it a device cookie).
/// </summary>
internal sealed class KnownBrowser(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Name = "known";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly IDataProtector _protector = protection.CreateProtector("Messenger.Site.KnownBrowser.v1");

    /// <summary>Remembers it.</summary>
    public void Remember(HttpContext http, Merchant merchant)
    {
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var end = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        http.Response.Cookies.Append(Name, _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{merchant.Id} {end} {id}")), new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
        });
    }

    /// <summary>The browser's id, if it signed in to that account before; else null. As much work whether there is the account or not.</summary>
    public string? Of(HttpContext http, Merchant? merchant)
    {
        try
        {
            return http.Request.Cookies[Name] is { } text
                && _protector.Unprotect(text).Split(' ') is [var account, var end, var id]
                && account == merchant?.Id.ToString(CultureInfo.InvariantCulture)
                && long.Parse(end, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                    ? id
                    : null;
        }
        catch (CryptographicException)
        {
            return null; // Nobody here made it.
        }
    }
}
