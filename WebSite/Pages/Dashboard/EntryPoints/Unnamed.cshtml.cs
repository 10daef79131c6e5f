using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Figures;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>People who came by a way that Facebook doesn't name, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class UnnamedModel(VisitPages pages, IOptionsMonitor<AttributionOptions> options) : PageModel
{
    public VisitPage Visits { get; private set; } = VisitPage.None;

    public async Task OnGetAsync(string? next, string? back, CancellationToken cancel) => Visits = await pages.UnnamedAsync(next, back, options.CurrentValue.Rule, cancel);
}
