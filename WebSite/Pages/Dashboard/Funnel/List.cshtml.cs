using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>Those behind a number of the funnel, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class ListModel(SiteDb db, FunnelLists lists, IOptionsMonitor<SiteOptions> site, TimeProvider time) : PageModel
{
    public FunnelChoice Choice { get; private set; } = null!;

    public FunnelStage Stage { get; private set; }

    /// <summary>Only those who didn't come to this step are shown; null for all.</summary>
    public FunnelStage? Without { get; private set; }

    /// <summary>Whether this is the newest part.</summary>
    public bool IsNewest { get; private set; }

    public FunnelNames Names { get; private set; } = null!;

    public FunnelList Part { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        string? by, string? key, int? days, string? from, string? to, string? step, string? without, long? before, long? id, CancellationToken cancel)
    {
        Choice = FunnelChoice.Of(by, key, days, from, to, time.GetUtcNow(), site.CurrentValue.Zone);
        if (Steps.Find(step) is not { } stage || !FunnelLists.Has(Choice.By, stage))
        {
            return LocalRedirect(Choice.Path);
        }

        var after = FunnelPlace.Of(before, id);
        (Stage, IsNewest) = (stage, after == FunnelPlace.Newest);
        Without = Steps.Find(without) is { } missed && FunnelLists.After(stage).Contains(missed) ? missed : null;
        Names = await FunnelNames.ReadAsync(db, Choice.By, Choice.Key is null ? [] : [Choice.Key], cancel);
        Part = await lists.ReadAsync(Choice.By, Choice.Key, stage, Without, Choice.Period, after, cancel);
        return Page();
    }

    /// <summary>What the list is of.</summary>
    public string Heading => Without is { } missed ? $"{Stage.Words()}, {missed.Missed()}" : Stage.Words();
}
