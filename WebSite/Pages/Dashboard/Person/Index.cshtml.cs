using Microsoft.AspNetCore.Mvc;
using WebSite.Data;
using WebSite.Pages.Dashboard.Lists;
using WebSite.Privacy;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>What the site knows about a person.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, PersonEvents events, PersonNumbers numbers, PersonExport export, FilterSeal seal) : PersonPage(db, events, numbers)
{
    private readonly SiteDb _db = db;

    /// <summary>Who it is; null when there is no conversation.</summary>
    public PersonTag? Tag { get; private set; }

    /// <summary>The person as lists look for them.</summary>
    public string? Find => seal.Close(Person);

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var page = await base.OnGetAsync(cancel);
        Tag = (await PersonTag.ReadAsync(_db, [Person], cancel)).Values.FirstOrDefault();
        return page;
    }

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
