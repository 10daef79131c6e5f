using WebSite.Catalogue;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>A product as a merchant types it.</summary>
public sealed class ProductForm
{
    public string? Slug { get; set; }

    public string? Name { get; set; }

    public string? Category { get; set; }

    public string? Blurb { get; set; }

    public string? Description { get; set; }

    public string? Facts { get; set; }

    public string? Price { get; set; }

    public int Stock { get; set; }

    /// <summary>What the stock was when the form was drawn: what was sold since is taken off what is typed.</summary>
    public int StockWas { get; set; }

    public bool IsHidden { get; set; }

    /// <summary>The form for a product that is there.</summary>
    public static ProductForm Of(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return new()
        {
            Slug = product.Slug,
            Name = product.Name,
            Category = product.Category,
            Blurb = product.Blurb,
            Description = product.Description,
            Facts = product.Facts,
            Price = Money.Plain(product.PriceMinor, Currency.Of(product.Currency)),
            Stock = product.Stock,
            StockWas = product.Stock,
            IsHidden = product.IsHidden,
        };
    }

    /// <summary>What it says.</summary>
    /// <param name="was">The product that it is about; null for a new one.</param>
    /// <param name="price">Read.</param>
    public ProductFacts Say(Product? was, long price) => new ProductFacts
    {
        Slug = was?.Slug ?? (string.IsNullOrWhiteSpace(Slug) ? WebSite.Model.Slug.Of(Name) : Slug),
        Name = Name ?? "",
        Category = Category ?? "",
        Blurb = Blurb ?? "",
        Description = Description ?? "",
        Facts = Facts ?? "",
        PriceMinor = price,
        Stock = was is null || Stock == StockWas ? was?.Stock ?? Stock : Stock < 0 ? Stock : Math.Max(0, Stock + was.Stock - StockWas),
        IsHidden = IsHidden,
    }.Trimmed();
}
