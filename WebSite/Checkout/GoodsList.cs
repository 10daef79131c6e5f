using System.Globalization;
using System.Text.RegularExpressions;
using WebSite.Model;

namespace WebSite.Checkout;

/// <summary>Goods and amounts as a text, for instance <c>3x2-7x1</c>: two pieces of product 3 and one of 7. It names no person and no session, so that it is nobody's key.</summary>
public static partial class GoodsList
{
    private const int Most = 50;

    /// <summary>The goods of a cart.</summary>
    public static string Of(IEnumerable<CartLine> lines) =>
        string.Join('-', lines.Take(Most).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.ProductId}x{line.Quantity}")));

    /// <summary>Product ids and amounts; null for anything that <see cref="Of"/> doesn't write.</summary>
    public static IReadOnlyList<(int ProductId, int Quantity)>? Read(string? text)
    {
        if (text is null || !Whole().IsMatch(text))
        {
            return null;
        }

        var goods = text.Split('-').Select(part => part.Split('x'))
            .Select(part => (ProductId: int.Parse(part[0], CultureInfo.InvariantCulture), Quantity: int.Parse(part[1], CultureInfo.InvariantCulture))).ToList();
        return goods.All(one => one.Quantity is >= 1 and <= Cart.MaxQuantity) && goods.DistinctBy(one => one.ProductId).Count() == goods.Count ? goods : null;
    }

    [GeneratedRegex(@"^[0-9]{1,9}x[0-9]{1,4}(-[0-9]{1,9}x[0-9]{1,4}){0,49}\z")]
    private static partial Regex Whole();
}
