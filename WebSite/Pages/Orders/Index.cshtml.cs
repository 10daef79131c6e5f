using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Orders;

/// <summary>The orders of this browser, newest first: where a shopper who comes back finds them.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db) : PageModel
{
    private const int Most = 50;

    public IReadOnlyList<Order> Orders { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (ShopperCookie.Read(HttpContext) is { } shopper)
        {
            Orders = await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => o.Browser == shopper.Browser).OrderByDescending(o => o.Id).Take(Most).ToListAsync(cancel);
        }
    }
}
