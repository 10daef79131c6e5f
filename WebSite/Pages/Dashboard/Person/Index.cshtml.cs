using Microsoft.AspNetCore.Mvc;
using WebSite.Data;
using WebSite.Privacy;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>What the site knows about a person.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, PersonEvents events, PersonNumbers numbers, PersonExport export) : PersonPage(db, events, numbers)
{
    /// <summary>Everything as a JSON file.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancel)
    {
        if (await WhoAsync(cancel) is not { } person)
        {
            return NotFound();
        }

        Response.ContentType = "application/json; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"person.json\"";
        await export.WriteAsync(person, Response.BodyWriter, cancel);
        return new EmptyResult();
    }
}
