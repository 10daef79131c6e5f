using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Accounts;

/// <summary>
/// The one-time link with which the first merchant sets a password. The site prints it when it starts without any merchant;
/// it is good for a day, and only as long as there is none.
/// </summary>
public sealed class Welcome(IDataProtectionProvider protection, SiteDb db, UserManager<Merchant> merchants, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly IDataProtector _protector = protection.CreateProtector("Messenger.Site.Welcome.v1");

    /// <summary>The path of a new link, or null when there is a merchant.</summary>
    public async Task<string?> PathAsync(CancellationToken cancel) =>
        await db.Merchants.AnyAsync(cancel) ? null : $"/account/welcome/{_protector.Protect((time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))}";

    /// <summary>Whether a link's last part opens the door now.</summary>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancel) => IsGenuine(token) && !await db.Merchants.AnyAsync(cancel);

    /// <summary>Makes the first merchant; null when the link doesn't open the door any more.</summary>
    public async Task<(Merchant Merchant, IdentityResult Result)?> CreateAsync(string token, string email, string password, CancellationToken cancel)
    {
        // One transaction for the look and the insert: of two who use the link at once, one comes too late.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await IsOpenAsync(token, cancel))
        {
            return null;
        }

        var merchant = new Merchant { Email = email, CreatedAt = time.GetUtcNow() };
        var result = await merchants.CreateAsync(merchant, password);
        if (result.Succeeded)
        {
            await transaction.CommitAsync(cancel);
        }

        return (merchant, result);
    }

    private bool IsGenuine(string token)
    {
        try
        {
            return long.Parse(_protector.Unprotect(token), CultureInfo.InvariantCulture) >= time.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
