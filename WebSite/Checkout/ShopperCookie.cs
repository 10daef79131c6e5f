using System.Buffers.Text;
using System.Security.Cryptography;
using Messenger.AspNetCore.Refs;

namespace WebSite.Checkout;

/// <summary>
/// The cookie that knows a shopper: the session id and the browser's secret key, 16 random bytes each. Whoever has the id alone
/// (a merchant, a log) isn't the shopper: the database keeps the key's hash.
/// </summary>
public static class ShopperCookie
{
    private const int Part = 16;
    private const string Name = "shopper";
    /// <summary>From the last visit on.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private static readonly object Issued = new();

    /// <summary>The shopper of this request; null for a browser without the cookie, or with one that nobody here made.</summary>
    public static Shopper? Read(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[Issued] is byte[] issued ? From(issued) : Bytes(http) is { } bytes ? From(bytes) : null;
    }

    /// <summary>Whether nothing can be known of the shopper yet: this look is their first, and looking writes nothing.</summary>
    public static bool IsNew(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return HttpMethods.IsGet(http.Request.Method) && Bytes(http) is null;
    }

    /// <summary>The shopper of this request; a browser without the cookie gets one, and one with it keeps it for another while.</summary>
    public static Shopper ReadOrIssue(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[Issued] is byte[] issued ? From(issued)
            : Issue(http, Bytes(http) ?? [.. Shopper.NewSessionToken().ToByteArray(), .. RandomNumberGenerator.GetBytes(Part)]);
    }

    /// <summary>Begins another checkout session in the same browser: what was ordered stays with the old one.</summary>
    public static Shopper Renew(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var key = (http.Items[Issued] as byte[] ?? Bytes(http))?[Part..] ?? RandomNumberGenerator.GetBytes(Part);
        return Issue(http, [.. Shopper.NewSessionToken().ToByteArray(), .. key]);
    }

    private static Shopper From(byte[] bytes) => new(new Guid(bytes.AsSpan(0, Part)), BrowserHash.Of(bytes.AsSpan(Part)));

    private static byte[]? Bytes(HttpContext http)
    {
        var bytes = new byte[2 * Part];
        return http.Request.Cookies[Name] is { Length: 43 } text
            && Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, bytes, out var written)
            && written == bytes.Length ? bytes : null;
    }

    private static Shopper Issue(HttpContext http, byte[] bytes)
    {
        http.Response.Cookies.Append(Name, Base64Url.EncodeToString(bytes), new()
        {
            Path = "/",
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        http.Items[Issued] = bytes;
        return From(bytes);
    }
}
