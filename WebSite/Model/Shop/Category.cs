namespace WebSite.Model;

/// <summary>A shelf of the shop.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
public sealed record Category(string Slug, string Name)
{
    /// <summary>Every shelf, in the order of the shop.</summary>
    public static IReadOnlyList<Category> All { get; } =
    [
        new("kettles-and-pots", "Kettles & pots"),
        new("cups", "Cups"),
        new("tea", "Tea"),
        new("table", "Table"),
    ];

    /// <summary>The shelf of that slug, or null.</summary>
    public static Category? Find(string? slug) => All.FirstOrDefault(c => c.Slug == slug);
}
