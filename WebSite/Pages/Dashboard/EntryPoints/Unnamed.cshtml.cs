using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Figures;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>People who came by a way that Facebook doesn't name, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class UnnamedModel(SiteDb db, IOptionsMonitor<AttributionOptions> options) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Only older ones than this are shown; null from the newest on.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];

    /// <summary>Whether the list goes on.</summary>
    public bool HasOlder { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Visits, HasOlder) = await VisitRow.ReadAsync(
            db, db.Visits.Where(a => a.EntryPoint == EntryPoint.Unknown && (Before == null || a.Id < Before)), options.CurrentValue.Rule, PageSize, cancel);
    }
}
