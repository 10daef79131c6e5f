using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Catalogue;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>One product, or a new one. It answers a faulty form itself: a description is longer than what a browser keeps of a form.</summary>
[ResponseCache(NoStore = true)]
[ShowsAnswer]
[TakesFiles(PictureMaker.MostBytes + FormBodies.Max)]
public sealed class ProductModel(SiteDb db, CurrentShop shop, ProductPictures pictures, PictureStore store, OptInNotifier news, TimeProvider time) : PageModel
{
    [BindProperty]
    public ProductForm Input { get; set; } = new();

    /// <summary>Its picture, where one is chosen.</summary>
    [BindProperty]
    public IFormFile? Picture { get; set; }

    /// <summary>As it is; null for a new one.</summary>
    public Product? Product { get; private set; }

    public CurrentShop Shop => shop;

    public async Task<IActionResult> OnGetAsync(int? id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        Input = Product is null ? new() { Stock = 1 } : ProductForm.Of(Product);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? id, CancellationToken cancel)
    {
        var (picture, pictureFault) = await MakePictureAsync(cancel); // Before the transaction, which keeps everybody else from writing.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        var price = Money.Read(Input.Price, shop.Currency);
        if (price is null)
        {
            ModelState.AddModelError("Input.Price", $"A price is a number such as {Money.Plain(12 * shop.Currency.Whole, shop.Currency)}.");
        }

        var facts = Input.Say(Product, price ?? 0);
        foreach (var (field, sentence) in facts.Faults())
        {
            ModelState.AddModelError(field == nameof(ProductFacts.PriceMinor) ? "Input.Price" : "Input." + field, sentence);
        }

        if (Product is null && await db.Products.AnyAsync(p => p.Slug == facts.Slug, cancel))
        {
            ModelState.AddModelError("Input.Slug", $"Another product has the address {facts.Slug}.");
        }

        if (facts.Category.Length > 0 && shop.Now.Shelf(facts.Category) is null)
        {
            ModelState.AddModelError("Input.Category", "This category isn't there any more.");
        }

        if (pictureFault is not null)
        {
            ModelState.AddModelError("Picture", $"The picture wasn't taken. {pictureFault}");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var product = Product ?? db.Products.Add(Product.Of(facts, shop.Currency.Code, time.GetUtcNow())).Entity;
        product.Change(facts);
        await db.SaveChangesAsync(cancel);
        if (picture is not null)
        {
            await pictures.SetAsync(product, picture, cancel);
        }

        await transaction.CommitAsync(cancel);
        news.Tell(new HashSet<Guid>()); // Somebody may have asked to be told.
        TempData["Notice"] = $"{product.Name} is saved{(product.IsHidden ? ", and hidden" : "")}.";
        return LocalRedirect($"/dashboard/products/product/{product.Id}");
    }

    /// <summary>Takes its picture away.</summary>
    public async Task<IActionResult> OnPostBareAsync(int? id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Product is null)
        {
            return NotFound();
        }

        var before = Product.PictureHash;
        Product.Picture(null);
        await db.SaveChangesAsync(cancel);
        await store.LetGoAsync(before, cancel);
        TempData["Notice"] = "The picture is taken away.";
        return LocalRedirect($"/dashboard/products/product/{Product.Id}");
    }

    private async Task<(ShopPicture? Picture, string? Fault)> MakePictureAsync(CancellationToken cancel)
    {
        if (Picture is null)
        {
            return (null, null);
        }

        await using var file = Picture.OpenReadStream();
        return await store.MakeAsync(file, cancel);
    }

    private async Task<bool> FindAsync(int? id, CancellationToken cancel)
    {
        Product = id is null ? null : await db.Products.SingleOrDefaultAsync(p => p.Id == id, cancel);
        return id is null || Product is not null;
    }
}
