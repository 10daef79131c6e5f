using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Privacy;
using WebSite.Projection;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>One event: everything that is known of it.</summary>
[ResponseCache(NoStore = true)]
public sealed class EventModel(SiteDb db, Replay replay, PersonEvents events) : PageModel
{
    public WebhookEvent Event { get; private set; } = null!;

    /// <summary>What became of it.</summary>
    public EventRow Row { get; private set; } = null!;

    /// <summary>What it was counted to; null when it was not.</summary>
    public CountedTo? Click { get; private set; }

    /// <summary>Whose it is; null when it is nobody's.</summary>
    public string? Person { get; private set; }

    /// <summary>Its JSON, on lines.</summary>
    public string Json { get; private set; } = "";

    /// <summary>Whether it holds the words of a message that was unsent since.</summary>
    public bool IsUnsent { get; private set; }

    /// <summary>Whether <see cref="Json"/> is only the beginning.</summary>
    public bool IsCut { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await db.WebhookEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } stored)
        {
            return NotFound();
        }

        Event = stored;
        Row = await db.WebhookEvents.Where(e => e.Id == id).Select(EventRow.Of(db)).SingleAsync(cancel);
        Person = events.Of(stored);
        Click = await db.OptInClicks.Where(c => c.EventId == id).Join(db.OptIns, c => c.OptInId, o => o.Id, (c, o) => new CountedTo(o.CheckoutSessionId)).SingleOrDefaultAsync(cancel);
        IsUnsent = !stored.IsErased && EventKinds.Of(stored.Kind) is { HoldsMessage: true } && await IsUnsentAsync(stored, cancel);
        if (!stored.IsErased && !IsUnsent)
        {
            Json = PrettyJson.Of(stored.Raw, out var isCut);
            IsCut = isCut;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        TempData["Notice"] = Notices.Replayed(1, await replay.SomeAsync([id], cancel));
        return LocalRedirect($"/dashboard/deliveries/{id}");
    }

    private async Task<bool> IsUnsentAsync(WebhookEvent stored, CancellationToken cancel) =>
        EventContent.Read(stored.Raw).Mid is { } mid && await db.EntryChanges.AnyAsync(c => c.Mid == mid && c.IsUnsent && c.PageId == stored.PageId, cancel);

    /// <summary>The opt-in that an event was counted to.</summary>
    /// <param name="SessionId">Its checkout session; null when it is tied to none.</param>
    public sealed record CountedTo(long? SessionId);
}
