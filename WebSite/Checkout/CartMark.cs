using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Checkout;

/// <summary>
/// What a shopper was shown before ordering: goods, pieces, prices, delivery. It goes with the form, so that nobody orders what another tab, or a merchant, has changed since.
/// </summary>
public static class CartMark
{
    /// <summary>The mark of a cart as it stands: equal for equal orders.</summary>
    public static string Of(IReadOnlyCollection<CartLine> lines, CurrentShop shop)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (_, delivery, currency) = Sums.Of(lines, shop);
        var text = string.Join(' ', lines.OrderBy(l => l.ProductId).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.ProductId}:{l.Quantity}:{l.Product!.PriceMinor}")));
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text} {delivery} {currency}"))).AsSpan(0, 16));
    }
}
