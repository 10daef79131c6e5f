using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Data;
using WebSite.Privacy;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>What the site knows about a person. The address names an opt-in or an event of theirs, never them.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, PersonEvents events, PersonExport export) : PageModel
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

    /// <summary>Everything as a JSON file.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancel)
    {
        if (await events.WhoAsync(OptIn, Event, cancel) is not { } person)
        {
            return NotFound();
        }

        Response.ContentType = "application/json; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"person.json\"";
        await export.WriteAsync(person, Response.BodyWriter, cancel);
        return new EmptyResult();
    }
}
