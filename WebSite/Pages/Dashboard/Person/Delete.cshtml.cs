using Microsoft.AspNetCore.Mvc;
using WebSite.Data;
using WebSite.Language;
using WebSite.Privacy;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>Says what will be deleted about a person, and deletes it.</summary>
[ResponseCache(NoStore = true)]
public sealed class DeleteModel(SiteDb db, PersonEvents events, PersonNumbers numbers, Erasure erasure) : PersonPage(db, events, numbers)
{
    protected override bool IsThorough => true;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await WhoAsync(cancel) is not { } person)
        {
            TempData["Notice"] = "Nothing was deleted: there is nothing of that person any more.";
            return LocalRedirect("/dashboard/people");
        }

        // To the end, even if the merchant goes away meanwhile.
        var erased = await erasure.EraseAsync(person, CancellationToken.None);
        TempData["Notice"] = $"Everything about the person was deleted: {Spell.Count(erased.OptIns, "opt-in")}, and the content of {Spell.Count(erased.Events, "event")}.";
        return LocalRedirect("/dashboard/people");
    }
}
