using System.Globalization;
using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>This site's own form of a file of products: all columns when it is written; read, whichever there are beside <c>slug</c>.</summary>
internal static class OwnColumns
{
    private static readonly string[] Names = ["slug", "name", "category", "price", "currency", "stock", "hidden", "blurb", "description", "facts"];

    /// <summary>Writes products, as they come.</summary>
    public static Task WriteAsync(Stream file, IAsyncEnumerable<Product> products, CancellationToken cancel) =>
        CsvFile.WriteAsync(file, products.Select(Fields).Prepend(Names), cancel);

    private static string[] Fields(Product product) =>
    [
        product.Slug, product.Name, product.Category, Money.Plain(product.PriceMinor, Currency.Of(product.Currency)), product.Currency,
        product.Stock.ToString(CultureInfo.InvariantCulture), product.IsHidden ? "yes" : "no", product.Blurb, product.Description, product.Facts,
    ];

    public static void Read(IEnumerable<FileRow> rows, ProductFile.Gathered into)
    {
        foreach (var row in rows)
        {
            if (row.Filled("slug") is not { } slug)
            {
                into.Fault(row.Line, "The slug is missing: it says which product the line is about.");
                continue;
            }

            if (row.Filled("currency") is { } currency && !currency.Equals(into.Currency.Code, StringComparison.OrdinalIgnoreCase))
            {
                into.Fault(row.Line, $"The price is in {(currency.Length > 10 ? "another currency" : currency)}, and the shop's currency is {into.Currency.Code}.");
            }

            into.Add(new(row.Line, slug)
            {
                Name = row.Filled("name"),
                Category = row["category"],
                PriceMinor = into.Price(row.Line, row["price"]),
                Stock = into.Stock(row.Line, row["stock"]),
                IsHidden = Hidden(row, into),
                Blurb = row["blurb"],
                Description = row["description"],
                Facts = row["facts"],
            });
        }
    }

    private static bool? Hidden(FileRow row, ProductFile.Gathered into)
    {
        switch (row["hidden"]?.ToLowerInvariant())
        {
            case null or "":
                return null;
            case "yes" or "true" or "1":
                return true;
            case "no" or "false" or "0":
                return false;
            default:
                into.Fault(row.Line, "Hidden is yes or no.");
                return null;
        }
    }
}
