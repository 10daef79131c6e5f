using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>
/// Closes what a merchant looks for into a text that may stand in an address: web servers log addresses, and a name, an e-mail address, a ref or a
/// person's id in a log would be worth something to whoever reads it.
/// </summary>
public sealed class FilterSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Messenger.Site.Filter.v2");

    /// <summary>The text; null when nothing is looked for.</summary>
    public string? Close(string? sought) => string.IsNullOrWhiteSpace(sought) ? null : _protector.Protect(sought.Trim());

    /// <summary>What a text holds; null when it isn't one of this site's.</summary>
    public string? Open(string text)
    {
        try
        {
            return _protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null; // The page says that it can't be read.
        }
    }
}
