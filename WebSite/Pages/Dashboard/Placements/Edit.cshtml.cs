using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Placing;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Placements;

/// <summary>What stands in a placement: to look at, to change, and to go back from.</summary>
[ResponseCache(NoStore = true)]
public sealed class EditModel(SiteDb db, PlacementBook book, PlacementEditing editing, CartNote note) : PageModel
{
    private const string FormName = nameof(Form);

    [BindProperty]
    public LookForm Form { get; set; } = new();

    /// <summary>How it stands.</summary>
    public PlacementNow Now { get; private set; } = null!;

    /// <summary>The site's own words there.</summary>
    public SpotWords Own { get; private set; } = null!;

    /// <summary>Who changed what and when, newest first, each with what became different.</summary>
    public IReadOnlyList<(PlacementEdit Edit, IReadOnlyList<string> Differences)> History { get; private set; } = [];

    /// <summary>What the settings say.</summary>
    public SpotLook Start => book.StartOf(Now.Placement);

    public Placement Placement => Now.Placement;

    /// <summary>How it would look.</summary>
    public LookPreview Preview => new(Placement, Form.Look, Own);

    public string Path => $"/dashboard/placements/{Placement.Name()}";

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (!await ReadAsync(name, cancel))
        {
            return NotFound();
        }

        if (KeptForms.Of(HttpContext) is null)
        {
            Form.Take(Now.Look);
        }

        var edits = await editing.HistoryAsync(Placement, cancel);
        History = [.. edits.Select((edit, n) => (edit, edit.Look.Differences(n + 1 < edits.Count ? edits[n + 1].Look : Start, Placement)))];
        return Page();
    }

    /// <summary>Stores what was chosen.</summary>
    public async Task<IActionResult> OnPostAsync(string name, CancellationToken cancel)
    {
        if (!await ReadAsync(name, cancel))
        {
            return NotFound();
        }

        return Look() ? Done(await editing.ChangeAsync(Placement, Form.Look, By, cancel), "Saved. The shop's pages show it from now on.") : Page();
    }

    /// <summary>Shows how it would look: to the script that part alone, else the whole page.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string name, bool part, CancellationToken cancel)
    {
        if (!await ReadAsync(name, cancel))
        {
            return NotFound();
        }

        Look();
        return part ? Partial("_Preview", this) : Page();
    }

    /// <summary>Lets the settings hold again.</summary>
    public async Task<IActionResult> OnPostReturnAsync(string name, CancellationToken cancel) => await ReadAsync(name, cancel)
        ? Done(await editing.ReturnAsync(Placement, By, cancel), "The settings hold again.")
        : NotFound();

    /// <summary>Goes back to an earlier change.</summary>
    public async Task<IActionResult> OnPostRepeatAsync(string name, int edit, CancellationToken cancel) => await ReadAsync(name, cancel)
        ? Done(await editing.RepeatAsync(Placement, edit, By, cancel), "It is as it was then. The shop's pages show it from now on.")
        : NotFound();

    private string By => User.Identity!.Name!;

    private bool Look()
    {
        foreach (var (field, message) in Form.Look.Faults(Placement))
        {
            ModelState.AddModelError($"{FormName}.{field}", message);
        }

        return ModelState.IsValid;
    }

    private async Task<bool> ReadAsync(string name, CancellationToken cancel)
    {
        if (PlacementNames.Find(name) is not { } placement)
        {
            return false;
        }

        Now = await book.OfAsync(placement, cancel);
        Own = await LookPreview.OwnAsync(db, note, placement, cancel);
        return true;
    }

    private LocalRedirectResult Done(string? fault, string notice)
    {
        TempData["Notice"] = fault ?? notice;
        return LocalRedirect(Path);
    }
}
