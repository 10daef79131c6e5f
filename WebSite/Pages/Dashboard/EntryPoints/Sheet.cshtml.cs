using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>A sheet to print: a table card (A6) or a poster (A4) with a campaign's QR code.</summary>
[ResponseCache(NoStore = true)]
public sealed class SheetModel(SiteDb db, MessengerLinks links, ShortAddresses addresses) : PageModel
{
    /// <summary>In characters.</summary>
    public const int LongestHeading = 80;

    public Campaign Campaign { get; private set; } = null!;

    /// <summary><c>a4</c> for the poster; anything else is the table card.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The text above the code; what is longer than <see cref="LongestHeading"/> is cut.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Heading { get; set; }

    /// <inheritdoc cref="CodeModel.To"/>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <inheritdoc cref="CodeModel.Logo"/>
    [BindProperty(SupportsGet = true)]
    public string? Logo { get; set; }

    public bool IsPoster => Format == "a4";

    public bool HasLogo => Logo == "true";

    public bool IsDirect => To == CodeTarget.Direct;

    /// <summary>What stands below the code, for those who type: no protocol, and no ref that nobody types.</summary>
    public string? Below => (IsDirect ? links.Page : addresses.Of(Campaign.Code))?.Split("://")[^1];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } campaign)
        {
            return NotFound();
        }

        Campaign = campaign;
        if (Below is null)
        {
            return LocalRedirect($"/dashboard/entry-points/codes/{id}"); // Which says what is missing.
        }

        var heading = string.IsNullOrWhiteSpace(Heading) ? "Questions? Ask us in Messenger" : Heading.Trim();
        Heading = heading.Length <= LongestHeading ? heading : heading[..LongestHeading];
        return Page();
    }
}
