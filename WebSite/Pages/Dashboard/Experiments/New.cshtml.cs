using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Experiments;
using WebSite.Figures;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Placing;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Experiments;

/// <summary>Begins an experiment: what is tried, what it is to raise, and how long that takes.</summary>
[ResponseCache(NoStore = true)]
public sealed class NewModel(
    SiteDb db, PlacementBook book, Experimenting experimenting, FigureQuery figures, MoneyQuery money, CartNote note,
    IOptionsMonitor<AttributionOptions> attribution, IOptionsMonitor<SiteOptions> site, TimeProvider time) : PageModel
{
    private const double Hundred = 100;

    /// <summary>On which placement; null as long as none is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Placement { get; set; }

    [BindProperty]
    public ExperimentGoal Goal { get; set; }

    /// <summary>The smallest difference worth finding, in 100 sessions.</summary>
    [BindProperty]
    public string? Difference { get; set; }

    /// <summary>The weight of what is there now.</summary>
    [BindProperty]
    public int Weight { get; set; } = 1;

    /// <summary>What is tried beside it.</summary>
    [BindProperty]
    public List<VariantForm> Variants { get; set; } = [];

    /// <summary>How the placements stand.</summary>
    public IReadOnlyList<PlacementNow> All { get; private set; } = [];

    /// <summary>How the chosen one stands; null as long as none is.</summary>
    public PlacementNow? Now { get; private set; }

    /// <summary>The site's own words there.</summary>
    public SpotWords Own { get; private set; } = null!;

    /// <summary>How it did of late.</summary>
    public UsualRate Usual { get; private set; } = null!;

    /// <summary>What stands in the form, as far as it can be read.</summary>
    public ExperimentWish Wish => new(Now!.Placement, Goal, [(Now.Look, Weight), .. Variants.Where(v => v.IsUsed).Select(v => (v.Variant, v.Weight))], Wanted, Usual);

    public string Path => $"/dashboard/experiments/new?placement={Placement}";

    private double Wanted => double.TryParse(Difference?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wanted) ? wanted / Hundred : 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        All = await book.AllAsync(cancel);
        if (Placement is null)
        {
            return Page();
        }

        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        if (Now!.Experiment is { } running)
        {
            TempData["Notice"] = Experimenting.Runs;
            return LocalRedirect($"/dashboard/experiments/{running.Id}");
        }

        if (KeptForms.Of(HttpContext) is null)
        {
            Begin();
        }

        return Page();
    }

    /// <summary>Begins it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        if (!Look())
        {
            return Page();
        }

        if (await experimenting.BeginAsync(Wish, User.Identity!.Name!, cancel) is { } id)
        {
            TempData["Notice"] = "It has begun. Half a minute after somebody has come by, it stands here.";
            return LocalRedirect($"/dashboard/experiments/{id}");
        }

        ModelState.AddModelError("", Experimenting.Runs);
        return Page();
    }

    /// <summary>Shows how long it takes and how it looks: to the script that part alone, else the whole page.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(bool part, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        Look();
        return part ? Partial("_Plan", this) : Page();
    }

    private bool Look()
    {
        foreach (var fault in ModelState.IsValid ? Wish.Faults() : [])
        {
            ModelState.AddModelError("", fault);
        }

        return ModelState.IsValid;
    }

    private void Begin()
    {
        Difference = (Usual.DifferenceOf(Goal) * Hundred).ToString("0.##", CultureInfo.InvariantCulture);
        Variants = [.. Enumerable.Range(1, VariantMark.Most - 1).Select(n => new VariantForm { IsUsed = n == 1 })];
        Variants.ForEach(v => v.Take(Now!.Look));
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (PlacementNames.Find(Placement) is not { } placement)
        {
            return false;
        }

        Now = await book.OfAsync(placement, cancel);
        Own = await Placements.LookPreview.OwnAsync(db, note, placement, cancel);
        Usual = await UsualRate.ReadAsync(figures, money, placement, attribution.CurrentValue.Rule, time.GetUtcNow(), site.CurrentValue.Zone, cancel);
        return true;
    }
}
