using System.Buffers.Binary;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace WebSite.Checkout;

/// <summary>
/// Makes and reads the last part of a link that fills a cart: goods and amounts, encrypted with the day on which it ends. Nobody can change one, and it
/// names no person and no session, so that it is nobody's key. docs/reasons.md.
/// </summary>
public sealed class CartLinks(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The path below which such links lie.</summary>
    public const string Path = "/cart/copy/";

    /// <summary>How long one is good, in days.</summary>
    public const int Days = 30;

    /// <summary>What stands before the goods: seconds since 1970.</summary>
    private const int Head = 4;

    /// <summary>Longer ones were never made.</summary>
    private const int Longest = 1900;

    private readonly IDataProtector _protector = protection.CreateProtector("Messenger.Site.Cart.v1");

    /// <summary>The path of a link to some goods, good from now.</summary>
    internal string PathOf(string goods) => PathOf(goods, time.GetUtcNow());

    /// <summary>The path of a link that a message of ours has, as it is followed: those that were sent before links were encrypted are good as long as others.</summary>
    /// <param name="path">Where the link leads.</param>
    /// <param name="madeAt">When it was made.</param>
    public string Follow(string path, DateTimeOffset madeAt)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(Path, StringComparison.Ordinal) && GoodsList.Read(path[Path.Length..]) is not null ? PathOf(path[Path.Length..], madeAt) : path;
    }

    /// <summary>What a link says.</summary>
    public CartLink Read(string? code)
    {
        if (code is not { Length: > 0 and <= Longest } || Unprotect(code) is not { Length: > Head } bytes || GoodsList.Read(Encoding.ASCII.GetString(bytes.AsSpan(Head))) is not { } goods)
        {
            return new(false, false, []);
        }

        return time.GetUtcNow().ToUnixTimeSeconds() > BinaryPrimitives.ReadUInt32LittleEndian(bytes) ? new(true, true, []) : new(true, false, goods);
    }

    private string PathOf(string goods, DateTimeOffset from)
    {
        var bytes = new byte[Head + goods.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)from.AddDays(Days).ToUnixTimeSeconds());
        Encoding.ASCII.GetBytes(goods, bytes.AsSpan(Head));
        return Path + WebEncoders.Base64UrlEncode(_protector.Protect(bytes));
    }

    private byte[]? Unprotect(string code)
    {
        try
        {
            return _protector.Unprotect(WebEncoders.Base64UrlDecode(code));
        }
        catch (Exception exception) when (exception is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return null; // Cut off on its way, or changed: what is no link of ours names nothing.
        }
    }
}

/// <summary>What a link to a cart says.</summary>
/// <param name="IsOurs">Whether it is whole, and this site's.</param>
/// <param name="HasEnded">Whether its time is over.</param>
/// <param name="Goods">Product ids and amounts; empty where it isn't good.</param>
public readonly record struct CartLink(bool IsOurs, bool HasEnded, IReadOnlyList<(int ProductId, int Quantity)> Goods);
