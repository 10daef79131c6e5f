using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages;

/// <summary>The catalogue, whole or one shelf of it.</summary>
public sealed class IndexModel(SiteDb db) : PageModel
{
    public Category? Chosen { get; private set; }

    public IReadOnlyList<Product> Products { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? category, CancellationToken cancel)
    {
        Chosen = Category.Find(category);
        if (Chosen is null && category is not null)
        {
            return NotFound();
        }

        Products = await db.Products.AsNoTracking().Where(p => Chosen == null || p.Category == Chosen.Slug).OrderBy(p => p.Id).ToListAsync(cancel);
        return Page();
    }
}
