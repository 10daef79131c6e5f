using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages;

/// <summary>What came of somebody's request to delete their data: Facebook leads them here. Whoever has the code sees it, so it says nothing of who.</summary>
[ResponseCache(NoStore = true)]
public sealed class DeletionModel(SiteDb db, MessengerLinks links) : PageModel
{
    public PrivacyRequest Asked { get; private set; } = null!;

    /// <summary>Where to write to the shop.</summary>
    public string Link => links.Page;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (await db.PrivacyRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code, cancel) is not { } asked)
        {
            return NotFound();
        }

        Response.Headers["X-Robots-Tag"] = "noindex";
        Asked = asked;
        return Page();
    }
}
