using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Campaigns;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Returns;

namespace WebSite.Pages;

/// <summary>
/// A link in a message of ours, back to the shop: leads to its path, which is ours and stands in the database, and notes that this browser came back. Who
/// opens it gets what the path gives to anybody: it opens nobody's cart or order.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class GoModel(SiteDb db, CartLinks carts, ReturnNotes notes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        var link = await db.MessageLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Code == code, cancel);
        if (link is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (link.MessageId is { } message && CountedRequest.Is(Request))
        {
            notes.Note(ShopperCookie.ReadOrIssue(HttpContext).SessionToken, message);
        }

        return LocalRedirect(carts.Follow(link.Path, link.CreatedAt));
    }
}
