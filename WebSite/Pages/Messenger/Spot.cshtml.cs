using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Data;
using WebSite.OptIns;
using WebSite.Web;

namespace WebSite.Pages.Messenger;

/// <summary>What a spot tells, for a web page that is open already: the part of it that changes. For the spot's own browser.</summary>
[ResponseCache(NoStore = true)]
public sealed class SpotModel(SiteDb db, SpotKeys keys, ConfirmCodes codes, SpotState states) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? spot, string? back, CancellationToken cancel)
    {
        if (keys.Own(spot, HttpContext) is not { } own)
        {
            return NotFound();
        }

        var told = await SpotTold.ReadAsync(
            db, codes, await states.ReadAsync(own, cancel), spot!, LocalPath.Or(back, "/"), new(own.SessionToken, own.Browser), promise: null, cancel);
        return told is null ? NotFound() : Partial("_SpotTold", told);
    }
}
