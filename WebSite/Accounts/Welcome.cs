using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>
/// The one-time link with which the first merchant sets a password. The site prints it when it starts without any merchant;
/// it is good for a day, and only as long as there is none.
/// </summary>
internal sealed partial class Welcome(IDataProtectionProvider protection, SiteDb db, UserManager<Merchant> merchants, Passwords passwords, TimeProvider time, ILogger<Welcome> logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly IDataProtector _protector = protection.CreateProtector("Messenger.Site.Welcome.v1");

    /// <summary>The path of a new link, or null when there is a merchant.</summary>
    public async Task<string?> PathAsync(CancellationToken cancel) =>
        await db.Merchants.AnyAsync(cancel) ? null : $"/account/welcome/{_protector.Protect((time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))}";

    /// <summary>Whether a link's last part opens the door now.</summary>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancel) => IsGenuine(token) && !await db.Merchants.AnyAsync(cancel);

    /// <summary>Makes the first merchant, or says what is wrong, in sentences; null when the link doesn't open the door any more.</summary>
    public async Task<(Merchant Merchant, IReadOnlyList<string> Faults)?> CreateAsync(string token, string email, string password, CancellationToken cancel)
    {
        if (!await IsOpenAsync(token, cancel))
        {
            return null;
        }

        var merchant = new Merchant { Email = email, CreatedAt = time.GetUtcNow() };
        if (await passwords.ChooseAsync(merchant, password, cancel) is { Count: > 0 } faults)
        {
            return (merchant, faults);
        }

        // One transaction for the look and the insert: of two who use the link at once, one comes too late.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await IsOpenAsync(token, cancel))
        {
            return null;
        }

        var result = await merchants.CreateAsync(merchant);
        if (result.Succeeded)
        {
            await transaction.CommitAsync(cancel);
            Log.Made(logger, merchant.Id);
        }

        return (merchant, [.. result.Errors.Select(error => error.Description)]);
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Merchant {Id} set the first password.")]
        public static partial void Made(ILogger logger, int id);
    }
}
