using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Orders;

/// <summary>Finds an order again in any browser, by its number and the e-mail address that was given with it: both have to be right.</summary>
public sealed class OrderFinding(SiteDb db)
{
    /// <summary>The number that somebody wrote, with or without a word or a sign before it, in any script's digits; null when there is none.</summary>
    public static int? NumberIn(string? text)
    {
        var digits = string.Concat((text ?? "").Select(letter => CharUnicodeInfo.GetDecimalDigitValue(letter)).Where(digit => digit >= 0));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>
    /// The order's token; null when there is no such order, or it was ordered with another address: whoever asks can't tell which, neither by the answer nor by how
    /// long it takes.
    /// </summary>
    public async Task<string?> FindAsync(int number, string email, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(email);
        var id = number - Order.NumberOf(0);
        var found = await db.Orders.AsNoTracking().Where(o => o.Id == id).Select(o => new { o.Token, o.Email }).SingleOrDefaultAsync(cancel);
        var isSame = CryptographicOperations.FixedTimeEquals(Digest(email), Digest(found?.Email ?? ""));
        return isSame && found is { Email.Length: > 0 } ? found.Token : null;
    }

    private static byte[] Digest(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));
}
