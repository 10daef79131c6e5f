using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Experiments;

namespace WebSite.Pages.Dashboard.Experiments;

/// <summary>The experiments, those that run first.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, ExperimentQuery query) : PageModel
{
    private const int PageSize = 25;

    public IReadOnlyList<ExperimentReading> Readings { get; private set; } = [];

    /// <summary>Only those before this one are shown; null from the newest on.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    /// <summary>Whether the list goes on.</summary>
    public bool HasOlder { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var found = await db.Experiments.AsNoTracking().Include(e => e.Variants).Where(e => Before == null || e.Id < Before).OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancel);
        HasOlder = found.Count > PageSize;
        List<ExperimentReading> readings = [];
        foreach (var experiment in found.Take(PageSize))
        {
            readings.Add(await query.ReadAsync(experiment, cancel));
        }

        Readings = readings;
    }
}
