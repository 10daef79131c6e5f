using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>
/// A Shopify product export, with the columns of today (<c>URL handle</c>, <c>Price</c>) or of before (<c>Handle</c>, <c>Variant Price</c>). A product has a line for each
/// variant, and lines for pictures alone. Each variant becomes a product of its own, since each has a price and a stock of its own.
/// </summary>
internal static class ShopifyColumns
{
    private const string DefaultOption = "Default Title";

    public static void Read(IEnumerable<FileRow> rows, ProductFile.Gathered into)
    {
        List<FileRow> group = [];
        var handle = "";
        foreach (var row in rows)
        {
            // Lines of a product stand together; later ones may leave the handle off.
            if (row.Filled("Handle", "URL handle") is { } named && named != handle)
            {
                Take(handle, group, into);
                (handle, group) = (named, []);
            }

            group.Add(row);
        }

        Take(handle, group, into);
    }

    private static void Take(string handle, List<FileRow> group, ProductFile.Gathered into)
    {
        if (group.Count == 0)
        {
            return;
        }

        var head = group[0];
        if (head.Filled("Title") is not { } title)
        {
            into.Fault(head.Line, handle.Length == 0 ? "The handle is missing: it says which product the line is about." : "The title is missing on the product's first line.");
            return;
        }

        var variants = group.Where(row => row.Filled("Variant Price", "Price") is not null || row.Filled("Option1 Value") is not null).ToList();
        if (group.Any(row => row.Filled("Image Src", "Product image URL") is not null))
        {
            into.Note("With pictures on Shopify's server: {0}. They aren't fetched: upload the files under Pictures, named like the products' addresses.");
        }

        if (variants.Count > 1)
        {
            into.Note("In several variants: {0}. Each variant becomes a product of its own.");
        }

        foreach (var variant in (variants.Count == 0 ? [head] : variants).TakeWhile(_ => !into.IsFull))
        {
            var option = variants.Count > 1 ? Option(variant) : "";
            into.Add(Product(handle, title, option, head, variant, into));
        }
    }

    private static ReadProduct Product(string handle, string title, string option, FileRow head, FileRow variant, ProductFile.Gathered into)
    {
        var slug = Slug.Of(option.Length == 0 ? handle : $"{handle} {option}");
        var description = into.Text(head["Body (HTML)", "Description"]);
        return new(variant.Line, into.Free(slug))
        {
            Name = option.Length == 0 ? title : $"{title}, {option}",
            Category = head["Type"] ?? LastOf(head["Product Category"]),
            Blurb = null,
            Description = description,
            PriceMinor = into.Price(variant.Line, variant["Variant Price", "Price"]),
            Stock = into.Stock(variant.Line, variant["Variant Inventory Qty", "Inventory quantity"]),
            IsHidden = IsHidden(head),
        };
    }

    private static string Option(FileRow row) => string.Join(" / ", new[] { row["Option1 Value"], row["Option2 Value"], row["Option3 Value"] }.Where(value => !string.IsNullOrEmpty(value) && value != DefaultOption));

    /// <summary>Shopify's own categories are a path.</summary>
    private static string? LastOf(string? path) => path?.Split('>')[^1].Trim();

    /// <summary>What the file says of neither stays as it is.</summary>
    private static bool? IsHidden(FileRow row)
    {
        var (published, status) = (row.Filled("Published", "Published on online store"), row.Filled("Status"));
        return published is null && status is null ? null
            : (status is not null && !status.Equals("active", StringComparison.OrdinalIgnoreCase)) || (published is not null && !published.Equals("true", StringComparison.OrdinalIgnoreCase));
    }
}
