using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;
using WebSite.Shopfront;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>What the shop sells, by when it was added.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, CurrentShop shop, FilterSeal seal) : ListModel<ProductFilter>(seal, "_Products")
{
    private static readonly ListOrder<Product> ByTime = new(p => p.AddedAt, p => p.Id);

    public IReadOnlyList<Product> Rows { get; private set; } = [];

    public CurrentShop Shop => shop;

    /// <summary>The address of just this page.</summary>
    public string Here => Filter.Path(("next", Filter.Next), ("back", Filter.Back));

    /// <summary>Hides a product, or shows it again.</summary>
    public async Task<IActionResult> OnPostAsync(int id, bool hide, CancellationToken cancel)
    {
        if (await db.Products.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } product)
        {
            return NotFound();
        }

        (hide ? (Action)product.Hide : product.Show)();
        await db.SaveChangesAsync(cancel);
        TempData["Notice"] = hide ? $"{product.Name} is hidden: no shopper sees it, and no cart can order it." : $"{product.Name} is for sale.";
        return LocalRedirect(Here);
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var lead = InPeriod(Filter.State switch
        {
            ProductState.Shown => db.Products.Where(p => !p.IsHidden),
            ProductState.Hidden => db.Products.Where(p => p.IsHidden),
            ProductState.SoldOut => db.Products.Where(p => p.Stock == 0),
            _ => db.Products,
        });
        List<Expression<Func<Product, bool>>> rest = [];
        if (SearchKey.Of(Filter.Search) is { } key)
        {
            rest.Add(p => p.NameKey.Contains(key) || p.Slug.Contains(key));
        }

        Rows = await PageAsync(new ListQuestion<Product>(ByTime, lead.AsNoTracking(), rest), cancel);
    }

    private IQueryable<Product> InPeriod(IQueryable<Product> all)
    {
        all = Filter.Since is { } since ? all.Where(p => p.AddedAt >= since) : all;
        return Filter.Until is { } until ? all.Where(p => p.AddedAt < until) : all;
    }
}
