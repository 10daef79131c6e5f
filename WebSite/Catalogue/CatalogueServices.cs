using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Catalogue;

/// <summary>Registers what the shop's products need.</summary>
internal static class CatalogueServices
{
    public static void AddCatalogue(this IServiceCollection services)
    {
        services.AddScoped<IStartStep, Seed>();
        services.AddScoped<DemoRemoval>();
        services.AddScoped<Importing>();
        services.AddScoped<ProductPictures>();
        services.AddScoped<Pricing>();
    }

    /// <summary><c>GET /dashboard/products/products.csv</c>: all products as a file, for merchants.</summary>
    public static void MapProductFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dashboard/products/products.csv", (SiteDb db, HttpContext http, CancellationToken cancel) =>
        {
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Stream(
                file => OwnColumns.WriteAsync(file, db.Products.AsNoTracking().OrderBy(p => p.Id).AsAsyncEnumerable(), cancel), "text/csv; charset=utf-8", "products.csv");
        }).RequireAuthorization();
}
