using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Data;
using WebSite.Privacy;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>A web page about one person. The address names a conversation, an opt-in or an event of theirs, never them.</summary>
public abstract class PersonPage(SiteDb db, PersonEvents events, PersonNumbers numbers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Conversation { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? OptIn { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Event { get; set; }

    /// <summary>What says in an address who it is.</summary>
    public string Query => Conversation is { } conversation ? $"?conversation={conversation}" : OptIn is { } optIn ? $"?optIn={optIn}" : $"?event={Event}";

    public string Person { get; private set; } = "";

    public PersonFigures Figures { get; private set; } = PersonFigures.None;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await WhoAsync(cancel) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Figures = await PersonFigures.ReadAsync(db, events, numbers, person, IsThorough, cancel);
        return Page();
    }

    /// <summary>Whether the whole log is looked through for what holds the person's id.</summary>
    protected virtual bool IsThorough => false;

    /// <summary>Who the address means; null when there is nothing of them any more.</summary>
    protected Task<string?> WhoAsync(CancellationToken cancel) => events.WhoAsync(Conversation, OptIn, Event, cancel);
}
