using System.Text.Json;
using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>What a search engine reads of a product: schema.org's <c>Product</c>, whose name and price it may show.</summary>
public static class ProductData
{
    /// <summary>The JSON-LD, with every character that means something in HTML escaped.</summary>
    /// <param name="product">The product.</param>
    /// <param name="address">The absolute address of its web page.</param>
    public static string Of(Product product, string address)
    {
        ArgumentNullException.ThrowIfNull(product);
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Product",
            ["name"] = product.Name,
            ["description"] = product.Description,
            ["offers"] = new Dictionary<string, object>
            {
                ["@type"] = "Offer",
                ["url"] = address,
                ["price"] = Currency.Of(product.Currency).Amount(product.PriceMinor),
                ["priceCurrency"] = product.Currency,
                ["availability"] = "https://schema.org/" + (product.Stock > 0 ? "InStock" : "OutOfStock"),
            },
        });
    }
}
