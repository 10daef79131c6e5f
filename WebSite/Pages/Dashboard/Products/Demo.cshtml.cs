using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Catalogue;
using WebSite.Matching;
using WebSite.Shopfront;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>Takes the demo out of the shop, once the merchant has seen what that means.</summary>
[ResponseCache(NoStore = true)]
public sealed class DemoModel(DemoRemoval removal, CurrentShop shop, ConsentWordings wordings) : PageModel
{
    /// <summary>What would come of it.</summary>
    public DemoRemoved Would { get; private set; } = new(0, 0, 0);

    /// <summary>Whether there is one.</summary>
    public bool IsThere => shop.Now.Profile.HasDemo;

    public async Task OnGetAsync(CancellationToken cancel) => Would = await removal.LookAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var removed = await removal.RemoveAsync(cancel);
        await wordings.RunAsync(cancel); // They have the shop's name in them.
        TempData["Notice"] = removed is null ? "There was no demo any more."
            : $"The demo is gone: {Say(removed.Deleted, "product was", "products were")} deleted{(removed.Hidden > 0 ? $", {Say(removed.Hidden, "is", "are")} hidden, since orders name {(removed.Hidden == 1 ? "it" : "them")}" : "")}.";
        return LocalRedirect("/dashboard/products");
    }

    /// <summary>A number with its words.</summary>
    public static string Say(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}
