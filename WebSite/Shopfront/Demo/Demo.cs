using System.Text.Json;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>The shop that comes with the site, so that there is something to look at: <c>demo.json</c>, with its pictures in <c>wwwroot/img</c>.</summary>
public sealed record Demo(ShopWords Words, string Currency, IReadOnlyList<DemoCategory> Categories, IReadOnlyList<DemoProduct> Products)
{
    private static readonly Lazy<Demo> Read = new(() =>
    {
        using var file = typeof(Demo).Assembly.GetManifestResourceStream("demo.json") ?? throw new InvalidOperationException("demo.json isn't in the program.");
        return JsonSerializer.Deserialize<Demo>(file, JsonSerializerOptions.Web)!;
    });

    /// <summary>It.</summary>
    public static Demo Shop => Read.Value;

    /// <summary>Its products as rows.</summary>
    public IEnumerable<Product> Rows(DateTimeOffset now) => Products.Select(product => new Product
    {
        Slug = product.Slug,
        Name = product.Name,
        Category = product.Category,
        Blurb = product.Blurb,
        Description = product.Description,
        Facts = string.Join('\n', product.Facts),
        PriceMinor = product.Price,
        Currency = Currency,
        Stock = product.Stock,
        IsDemo = true,
        DemoPicture = product.Slug,
        AddedAt = now,
    });
}

/// <summary>A shelf of the demo.</summary>
public sealed record DemoCategory(string Slug, string Name);

/// <summary>A product of the demo; its price is in the minor unit.</summary>
public sealed record DemoProduct(string Slug, string Name, string Category, long Price, int Stock, string Blurb, string Description, IReadOnlyList<string> Facts);
