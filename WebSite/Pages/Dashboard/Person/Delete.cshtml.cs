using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Data;
using WebSite.Privacy;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>Says what will be deleted about a person, and deletes it.</summary>
[ResponseCache(NoStore = true)]
public sealed class DeleteModel(SiteDb db, PersonEvents events, Erasure erasure) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? OptIn { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Event { get; set; }

    /// <summary>What says in an address who it is.</summary>
    public string Query => OptIn is { } optIn ? $"?optIn={optIn}" : $"?event={Event}";

    public string Person { get; private set; } = "";

    public PersonFigures Figures { get; private set; } = new(0, 0, 0, 0, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await events.WhoAsync(OptIn, Event, cancel) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Figures = await PersonFigures.ReadAsync(db, events, person, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await events.WhoAsync(OptIn, Event, cancel) is not { } person)
        {
            TempData["Notice"] = "Nothing was deleted: there is nothing of that person any more.";
            return LocalRedirect("/dashboard");
        }

        // To the end, even if the merchant goes away meanwhile.
        var erased = await erasure.EraseAsync(person, CancellationToken.None);
        TempData["Notice"] = $"Everything about the person was deleted: {Spell.Count(erased.OptIns, "opt-in")}, and the content of {Spell.Count(erased.Events, "event")}.";
        return LocalRedirect("/dashboard");
    }
}
