using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>
/// A WooCommerce product export, in English. Its variable products have a line for what all variations share and one for each variation, which becomes a product of its
/// own; what can't be sold here (grouped, external) is passed over. The address is made of the name, for the export has none.
/// </summary>
internal static class WooColumns
{
    public static void Read(IEnumerable<FileRow> rows, ProductFile.Gathered into)
    {
        Dictionary<string, FileRow> parents = new(StringComparer.OrdinalIgnoreCase);
        List<FileRow> variations = [];
        foreach (var row in rows)
        {
            var type = (row["Type"] ?? "").ToLowerInvariant();
            if (type.Contains("variation", StringComparison.Ordinal))
            {
                variations.Add(row); // Its parent may come later.
            }
            else if (type.Contains("variable", StringComparison.Ordinal))
            {
                parents["id:" + row["ID"]] = row;
                parents[row.Filled("SKU") ?? "id:" + row["ID"]] = row;
                into.Note("In several variations: {0}. Each variation becomes a product of its own.");
            }
            else if (type.Contains("grouped", StringComparison.Ordinal) || type.Contains("external", StringComparison.Ordinal))
            {
                into.Note("Passed over, since they aren't sold by themselves (grouped or external): {0}.");
            }
            else
            {
                Take(row, row, "", into);
            }
        }

        foreach (var row in variations.TakeWhile(_ => !into.IsFull))
        {
            if (row.Filled("Parent") is { } parent && parents.TryGetValue(parent, out var head))
            {
                Take(row, head, Option(row), into);
            }
            else
            {
                into.Fault(row.Line, "The product that this variation belongs to (column Parent) isn't in the file.");
            }
        }
    }

    private static void Take(FileRow row, FileRow head, string option, ProductFile.Gathered into)
    {
        if (head.Filled("Name") is not { } name)
        {
            into.Fault(row.Line, "The name is missing.");
            return;
        }

        if ((row.Filled("Images") ?? head.Filled("Images")) is not null)
        {
            into.Note("With pictures on another server: {0}. They aren't fetched: upload the files under Pictures, named like the products' addresses.");
        }

        var whole = option.Length == 0 || name.EndsWith(option, StringComparison.Ordinal) ? name : $"{name}, {option}";
        into.Add(new(row.Line, into.Free(Slug.Of(whole)))
        {
            Name = whole,
            Category = Category(head["Categories"]),
            Blurb = into.Line(head["Short description"]),
            Description = into.Text(row.Filled("Description") ?? head["Description"]),
            PriceMinor = into.Price(row.Line, row.Filled("Regular price") ?? head["Regular price"]),
            Stock = row.Filled("In stock?") is "0" ? 0 : into.Stock(row.Line, row.Filled("Stock")),
            IsHidden = row["Published"] is { Length: > 0 } published ? published is not "1" || head["Published"] is not "1" || head["Visibility in catalog"] is "hidden" : null,
        });
    }

    /// <summary>The first, and of its path the last part.</summary>
    private static string? Category(string? categories) => categories?.Split(',')[0].Split('>')[^1].Trim();

    private static string Option(FileRow row) => string.Join(" / ", Enumerable.Range(1, 3).Select(number => row[$"Attribute {number} value(s)"]).Where(value => !string.IsNullOrEmpty(value)));
}
