using WebSite.Model;
using WebSite.Pages.Dashboard.Placements;

namespace WebSite.Pages.Dashboard.Experiments;

/// <summary>A variant that a merchant would like to try.</summary>
public sealed class VariantForm : LookForm
{
    /// <summary>Whether it is in the experiment.</summary>
    public bool IsUsed { get; set; }

    /// <summary>How many sessions see it beside those of the others.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>Whether it shows nothing.</summary>
    public bool ShowsNothing { get; set; }

    /// <summary>What it comes to.</summary>
    public SpotLook Variant => Look with { IsOn = !ShowsNothing };
}
