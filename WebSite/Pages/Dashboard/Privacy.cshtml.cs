using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Privacy;

namespace WebSite.Pages.Dashboard;

/// <summary>What Facebook told of people who removed the app or want their data deleted, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class PrivacyModel(SiteDb db, PrivacyRequests requests) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Only older ones than this are shown; null from the newest on.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<PrivacyRequest> Requests { get; private set; } = [];

    /// <summary>Whether the list goes on.</summary>
    public bool HasOlder { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = await db.PrivacyRequests.AsNoTracking().Where(r => Before == null || r.Id < Before).OrderByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(cancel);
        Requests = [.. rows.Take(PageSize)];
        HasOlder = rows.Count > PageSize;
    }

    /// <summary>A merchant has done what there was to do.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        TempData["Notice"] = await requests.FinishAsync(id, cancel) ? "Noted as done." : "Nothing was changed: it was done already.";
        return LocalRedirect("/dashboard/privacy");
    }
}
