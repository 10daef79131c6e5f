using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Experiments;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Pages.Dashboard.Placements;

namespace WebSite.Pages.Dashboard.Experiments;

/// <summary>One experiment: what it has found, by numbers and in a sentence, and its end.</summary>
[ResponseCache(NoStore = true)]
public sealed class OneModel(SiteDb db, ExperimentQuery query, Experimenting experimenting, CartNote note) : PageModel
{
    public ExperimentReading Reading { get; private set; } = null!;

    /// <summary>The site's own words of the placement.</summary>
    public SpotWords Own { get; private set; } = null!;

    public Experiment Experiment => Reading.Experiment;

    public Finding Finding => Reading.Finding;

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<ExperimentVariant> Variants { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await db.Experiments.AsNoTracking().Include(e => e.Variants).SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } experiment)
        {
            return NotFound();
        }

        Reading = await query.ReadAsync(experiment, cancel);
        Variants = [.. experiment.Variants.OrderBy(v => v.Number)];
        Own = await LookPreview.OwnAsync(db, note, experiment.Placement, cancel);
        return Page();
    }

    /// <summary>Stops it; with a variant, that stands there from now on.</summary>
    public async Task<IActionResult> OnPostStopAsync(int id, int? apply, CancellationToken cancel)
    {
        var isStopped = await experimenting.StopAsync(id, apply, User.Identity!.Name!, cancel);
        TempData["Notice"] = !isStopped ? "It was stopped already."
            : apply is > 0 and var number ? $"Stopped. {ExperimentVariant.NameOf(number)} stands there for everybody from now on."
            : "Stopped. What was there before stands there for everybody.";
        return LocalRedirect($"/dashboard/experiments/{id}");
    }

    /// <summary>What is different in a variant, in words.</summary>
    public string About(ExperimentVariant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return variant.Number == 0 ? "what was there before" : string.Join(", ", variant.Look.Differences(Variants[0].Look, Experiment.Placement));
    }
}
