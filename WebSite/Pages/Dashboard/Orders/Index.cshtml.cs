using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Orders;

namespace WebSite.Pages.Dashboard.Orders;

/// <summary>The orders, newest first, each with what it may become next.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, OrderProgress progress) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Only older ones than this are shown; null from the newest on.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public IReadOnlyList<Order> Orders { get; private set; } = [];

    /// <summary>How many people got an order's receipt in Messenger, or will.</summary>
    public IReadOnlyDictionary<int, int> Followers { get; private set; } = new Dictionary<int, int>();

    /// <summary>Whether the list goes on.</summary>
    public bool HasOlder { get; private set; }

    public string Path => Before is null ? "/dashboard/orders" : $"/dashboard/orders?before={Before}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => Before == null || o.Id < Before).OrderByDescending(o => o.Id).Take(PageSize + 1).ToListAsync(cancel);
        Orders = [.. rows.Take(PageSize)];
        HasOlder = rows.Count > PageSize;
        var ids = Orders.Select(o => o.Id).ToList();
        Followers = await OrderProgress.Receipts(db.OutboxMessages).Where(m => ids.Contains(m.OrderId!.Value) && m.State != OutboxState.Held)
            .GroupBy(m => m.OrderId!.Value).Select(g => new { g.Key, Count = g.Select(m => m.ConversationId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    /// <summary>Takes an order on.</summary>
    public async Task<IActionResult> OnPostAsync(int id, OrderStatus to, CancellationToken cancel)
    {
        TempData["Notice"] = ModelState.IsValid && await progress.MoveAsync(id, to, cancel) is { } move
            ? $"Order {Order.NumberOf(id)} is {Moves.Name(to)}. {Told.Of(move)}"
            : "Nothing was changed: the order is no longer what this page showed. It is up to date now.";
        return LocalRedirect(Path);
    }
}
