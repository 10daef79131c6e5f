using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Campaigns;
using WebSite.Data;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Every door, and what it brought.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, TimeProvider time) : PageModel
{
    public Period Period { get; private set; }

    public IReadOnlyDictionary<EntryPoint, EntryPointFigures> Figures { get; private set; } = new Dictionary<EntryPoint, EntryPointFigures>();

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(int? days, CancellationToken cancel)
    {
        Period = Period.Of(days);
        var since = Period.Since(time.GetUtcNow());
        Figures = await EntryPointFigures.ByEntryPointAsync(db, since, cancel);
        Campaigns = await CampaignRow.ReadAsync(db, since, cancel);
    }
}
