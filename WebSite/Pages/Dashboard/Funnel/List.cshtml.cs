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

    /// <summary>Whether only those who came no further are shown.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether this is the newest part.</summary>
    public bool IsNewest { get; private set; }

    public FunnelNames Names { get; private set; } = null!;

    public FunnelList Part { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        string? by, string? key, int? days, string? from, string? to, string? step, bool stopped, long? before, long? id, CancellationToken cancel)
    {
        Choice = FunnelChoice.Of(by, key, days, from, to, time.GetUtcNow(), site.CurrentValue.Zone);
        if (Steps.Find(step) is not { } stage || !FunnelLists.Has(stage))
        {
            return LocalRedirect(Choice.Path);
        }

        var after = FunnelPlace.Of(before, id);
        (Stage, IsStopped, IsNewest) = (stage, stopped, after == FunnelPlace.Newest);
        Names = await FunnelNames.ReadAsync(db, Choice.By, Choice.Key is null ? [] : [Choice.Key], cancel);
        Part = await lists.ReadAsync(Choice.By, Choice.Key, stage, stopped, Choice.Period, after, cancel);
        return Page();
    }

    /// <summary>What the list is of.</summary>
    public string Heading => IsStopped ? $"Came to “{Stage.Words()}”, and no further" : Stage.Words();
}
