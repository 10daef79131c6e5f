using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>A campaign's code: as QR code in every form, and as Messenger Code where Facebook still makes one.</summary>
[ResponseCache(NoStore = true)]
[ShowsAnswer]
public sealed class CodeModel(SiteDb db, CodeTarget target, ShortAddresses addresses, MessengerCodes codes) : PageModel
{
    public Campaign Campaign { get; private set; } = null!;

    /// <summary>What the code says: <see cref="CodeTarget.Direct"/> for the m.me link, else the short address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary><c>true</c> for the shop's logo in the middle.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Logo { get; set; }

    public bool IsDirect => To == CodeTarget.Direct;

    public bool HasLogo => Logo == "true";

    /// <summary>The address in the code; null when it isn't known.</summary>
    public string? Address => target.Of(To, Campaign);

    /// <summary>Whether <see cref="Address"/> is good on this machine alone.</summary>
    public bool IsLocal => !IsDirect && !addresses.ArePublic;

    /// <summary>What is chosen, for addresses of pictures and sheets.</summary>
    public string Query => $"?to={(IsDirect ? CodeTarget.Direct : "short")}{(HasLogo ? "&logo=true" : "")}";

    /// <summary>The Messenger Code that was asked for; null before.</summary>
    public MessengerCode? Messenger { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } campaign)
        {
            return NotFound();
        }

        Campaign = campaign;
        return Page();
    }

    /// <summary>Asks Facebook for a Messenger Code, and shows it: its address expires, so the picture itself is handed on.</summary>
    public async Task<IActionResult> OnPostAsync(int id, string? size, CancellationToken cancel)
    {
        if (await OnGetAsync(id, cancel) is not PageResult page)
        {
            return NotFound();
        }

        var pixels = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        Messenger = QrPng.Fault(pixels) is { } fault ? MessengerCode.Not(fault) : await codes.MakeAsync(Campaign.Key, pixels!.Value, cancel);
        return page;
    }
}
