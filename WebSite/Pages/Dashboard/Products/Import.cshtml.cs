using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Catalogue;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>A file of products: first what it would change, then, by a click, all that was shown or nothing.</summary>
[ResponseCache(NoStore = true)]
[TakesFiles(ProductFile.MostBytes)]
public sealed class ImportModel(Importing importing, CurrentShop shop, OptInNotifier news) : PageModel
{
    /// <summary>The most lines of a kind that are shown.</summary>
    public const int MostShown = 100;

    /// <summary>The pieces of a new product of which the file doesn't say how many there are.</summary>
    [BindProperty]
    public int Stock { get; set; } = 10;

    public CurrentShop Shop => shop;

    /// <summary>The file's name; null where none is looked at.</summary>
    public string? FileName { get; private set; }

    /// <summary>What was read.</summary>
    public ReadFile? Read { get; private set; }

    /// <summary>What it would change.</summary>
    public ImportPlan? Plan { get; private set; }

    /// <summary>What the button says.</summary>
    public string TakeWords => Plan switch
    {
        { Faults.Count: > 0, Count: 1 } => "Leave these out and take the other one",
        { Faults.Count: > 0 } => $"Leave these out and take the other {Plan.Count}",
        { Count: 1 } => "Take this one",
        _ => $"Take all {Plan?.Count}",
    };

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (id is { } kept)
        {
            if (await importing.LookAsync(kept, cancel) is not ({ } name, { } read, { } plan))
            {
                TempData["Notice"] = "That file isn't kept any more. Upload it again.";
                return LocalRedirect("/dashboard/products/import");
            }

            (FileName, Read, Plan) = (name, read, plan);
        }

        return Page();
    }

    /// <summary>Takes a file.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null || Stock is < 0 or > ProductFacts.MostStock)
        {
            ModelState.AddModelError(file is null ? "file" : "Stock", file is null ? "Choose a file." : "The stock is a number of pieces from 0 on.");
            return Page();
        }

        await using var stream = file.OpenReadStream();
        var name = Path.GetFileName(file.FileName);
        return LocalRedirect($"/dashboard/products/import/{await importing.KeepAsync(stream, name.Length <= 200 ? name : name[..200], Stock, cancel)}");
    }

    /// <summary>Does what was shown.</summary>
    public async Task<IActionResult> OnPostApplyAsync(Guid id, string? mark, CancellationToken cancel)
    {
        if (await importing.ApplyAsync(id, mark ?? "", cancel) is not { } done)
        {
            TempData["Notice"] = "Nothing was done: the shop has changed since that was shown. This is what the file would change now.";
            return LocalRedirect($"/dashboard/products/import/{id}");
        }

        news.Tell(new HashSet<Guid>()); // Somebody may have asked to be told.
        TempData["Notice"] = $"Done: {DemoModel.Say(done.New.Count, "new product", "new products")}, {DemoModel.Say(done.Changed.Count, "changed", "changed")}.";
        return LocalRedirect("/dashboard/products");
    }
}
