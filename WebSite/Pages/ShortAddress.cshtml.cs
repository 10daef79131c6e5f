using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Campaigns;
using WebSite.Data;

namespace WebSite.Pages;

/// <summary><c>GET /m/{code}</c>: a campaign's short address. Counts the open, and sends the person on to m.me with the campaign's key as ref.</summary>
public sealed class ShortAddressModel(SiteDb db, LinkClicks clicks, MessengerLinks links) : PageModel
{
    /// <summary>The way in without a ref, for those whose code leads nowhere.</summary>
    public string Messenger => links.Page;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer"; // Not even which shop's address it was.
        var canonical = ShortCode.Canonical(code);
        var found = canonical is null ? null : await db.Campaigns.Where(c => c.Code == canonical).Select(c => new { c.Id, c.Key }).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (CountedRequest.Is(Request))
        {
            clicks.Count(found.Id, ClientAddress.Of(HttpContext));
        }

        return Redirect(links.To(found.Key));
    }
}
