using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Pages;

/// <summary>The catalogue, whole or one shelf of it.</summary>
public sealed class IndexModel(SiteDb db, CurrentShop shop) : PageModel
{
    /// <summary>The most products of a page.</summary>
    internal const int PageSize = 48;

    private const int MostPages = 10_000;

    public CurrentShop Shop => shop;

    public Category? Chosen { get; private set; }

    public IReadOnlyList<Product> Products { get; private set; } = [];

    /// <summary>Which page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether there is another.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether the shop sells nothing at all yet.</summary>
    public bool HasNothing => Chosen is null && Number == 1 && Products.Count == 0;

    public async Task<IActionResult> OnGetAsync(string? category, [FromQuery(Name = "page")] int? number, CancellationToken cancel)
    {
        Chosen = shop.Now.Shelf(category);
        Number = number ?? 1;
        if ((Chosen is null && category is not null) || Number is < 1 or > MostPages || !ModelState.IsValid)
        {
            return NotFound();
        }

        var shelf = Chosen?.Slug;
        var some = db.Products.AsNoTracking().Where(p => !p.IsHidden);
        some = shelf is null ? some : some.Where(p => p.Category == shelf);
        var found = await some.OrderBy(p => p.Id).Skip((Number - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        (Products, HasMore) = ([.. found.Take(PageSize)], found.Count > PageSize);
        return Products.Count == 0 && Number > 1 ? NotFound() : Page();
    }

    /// <summary>The address of a page of what is shown.</summary>
    public string Path(int number) => (Chosen, number) switch
    {
        (null, 1) => "/",
        (null, _) => FormattableString.Invariant($"/?page={number}"),
        ({ } shelf, 1) => $"/?category={shelf.Slug}",
        ({ } shelf, _) => FormattableString.Invariant($"/?category={shelf.Slug}&page={number}"),
    };
}
