using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Catalogue;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>Many pictures at once. It says what came of each file, which no redirect could carry.</summary>
[ResponseCache(NoStore = true)]
[ShowsAnswer]
[TakesFiles(ProductPictures.MostBytes)]
public sealed class PicturesModel(ProductPictures pictures) : PageModel
{
    /// <summary>What came of each file; null before any was sent.</summary>
    public IReadOnlyList<TakenPicture>? Taken { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        Taken = await pictures.TakeAsync(files.Select(file => (file.FileName, file.OpenReadStream())), cancel);
        return Page();
    }
}
