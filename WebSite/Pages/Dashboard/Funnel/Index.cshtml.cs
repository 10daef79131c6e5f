using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>How many of those who are offered Messenger come how far, and where most are lost.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, FunnelQuery funnels, FunnelOrders orders, IOptionsMonitor<SiteOptions> site, TimeProvider time) : PageModel
{
    /// <summary>More are shown when they are asked for.</summary>
    private const int MostRows = 30;

    public FunnelChoice Choice { get; private set; } = null!;

    public FunnelReading Reading { get; private set; } = null!;

    public FunnelNames Names { get; private set; } = null!;

    /// <summary>Those that are shown.</summary>
    public IReadOnlyList<FunnelRow> Rows { get; private set; } = [];

    /// <summary>The funnel at the head: of what is looked at, else of all.</summary>
    public WebSite.Figures.Funnel Shown => Reading.One ?? Reading.Whole;

    public async Task OnGetAsync(string? by, string? key, int? days, string? from, string? to, bool all, CancellationToken cancel)
    {
        Choice = FunnelChoice.Of(by, key, days, from, to, time.GetUtcNow(), site.CurrentValue.Zone);
        Reading = await funnels.ReadAsync(Choice.By, Choice.Key, Choice.Period, cancel);
        Rows = all ? Reading.Rows : [.. Reading.Rows.Take(MostRows)];
        Names = await FunnelNames.ReadAsync(db, Choice.By, [.. Rows.Select(r => r.Funnel.Key!).Concat(Choice.Key is null ? [] : [Choice.Key])], cancel);
    }

    /// <summary>For which visit an order counts, in a sentence.</summary>
    public string Rule => new EntryPoints.FigureChoice(null, orders.Rule).Sentence;

    /// <summary>The step at which most are lost; null where nobody came so far.</summary>
    public FunnelStep? Leak => Shown.Steps.Where(s => s.Lost > 0).MaxBy(s => s.Lost);
}
