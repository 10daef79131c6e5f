using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>
/// Hashes what has to be counted and needn't be known: phone numbers, client addresses. There are few enough of both to try them all, so the
/// hash has a key; it is the same for every instance of the site.
/// </summary>
public sealed class KeyedHashes(SiteDb db, IDataProtectionProvider protection)
{
    /// <summary>Of a hash, in bytes.</summary>
    public const int Length = HashKey.HashLength;

    private const int KeyLength = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("WebSite.Data.KeyedHashes");

    private byte[]? _key;

    /// <summary>The hash of a text.</summary>
    /// <param name="kind">What the text is: the same text of another kind has another hash.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<byte[]> OfAsync(string kind, string text, CancellationToken cancel)
    {
        _key ??= _protector.Unprotect(await db.HashKeys.Where(k => k.Id == HashKey.OnlyId).Select(k => k.Protected).SingleAsync(cancel));
        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind}:{text}"))[..Length];
    }

    /// <summary>Makes the key, unless there is one that the key ring can read: at the start, so that looking at a page writes nothing.</summary>
    internal async Task MakeKeyAsync(CancellationToken cancel)
    {
        if (await db.HashKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == HashKey.OnlyId, cancel) is { } found)
        {
            try
            {
                _protector.Unprotect(found.Protected);
                return;
            }
            catch (CryptographicException)
            {
                // The key ring was made anew since. What was counted counts no longer; that was a day's at most.
                await db.HashKeys.Where(k => k.Id == found.Id && k.Protected == found.Protected).ExecuteDeleteAsync(cancel);
            }
        }

        var made = _protector.Protect(RandomNumberGenerator.GetBytes(KeyLength));
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "HashKeys" ("Id", "Protected") VALUES ({HashKey.OnlyId}, {made}) ON CONFLICT DO NOTHING""", cancel);
    }
}
