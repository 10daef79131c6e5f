using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.BrowserReports;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.SetUp;

/// <summary>What policies kept out of web pages, as browsers told it, with what it means.</summary>
[ResponseCache(NoStore = true)]
internal sealed class BlockedModel(SiteDb db, ReportFlood flood, TimeProvider time) : PageModel
{
    /// <summary>Everything.</summary>
    public IReadOnlyList<BlockedRow> Rows { get; private set; } = [];

    /// <summary>What extensions did.</summary>
    public IReadOnlyList<BlockedRow> Extensions => [.. Rows.Where(r => r.Kind == BlockedKind.Extension)];

    /// <summary>All else.</summary>
    public IReadOnlyList<BlockedRow> Others => [.. Rows.Where(r => r.Kind != BlockedKind.Extension)];

    /// <summary>How many reports weren't counted.</summary>
    public long Dropped => flood.Dropped;

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await BlockedRow.ReadAsync(db, time.GetUtcNow(), cancel);
}
