using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Webhook;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>The webhook's inbox: every event, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, Replay replay, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public EventFilter Filter { get; set; } = new();

    /// <summary>Only older events than this one are shown; null from the newest on.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<EventRow> Events { get; private set; } = [];

    /// <summary>Whether the list goes on.</summary>
    public bool HasOlder { get; private set; }

    public Alarms Alarms { get; private set; } = Alarms.None;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Alarms = await Alarms.ReadAsync(db, time.GetUtcNow(), cancel);
        if (!ModelState.IsValid)
        {
            return; // The page says what can't be read, and shows no list that it would be wrong about.
        }

        var query = Filter.Of(db.WebhookEvents.AsNoTracking());
        if (Before is { } before)
        {
            query = query.Where(e => e.Id < before);
        }

        var rows = await query.OrderByDescending(e => e.Id).Take(PageSize + 1).Select(EventRow.Of(db)).ToListAsync(cancel);
        Events = [.. rows.Take(PageSize)];
        HasOlder = rows.Count > PageSize;
    }

    /// <summary>Replays the ticked ones.</summary>
    public async Task<IActionResult> OnPostSelectedAsync(long[] ids, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var named = ids.Distinct().Count();
        TempData["Notice"] = Notices.Replayed(named, await replay.SomeAsync(ids, cancel));
        return LocalRedirect(Filter.Path());
    }

    /// <summary>Replays all that are set aside.</summary>
    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancel)
    {
        var count = await replay.AllAsync(cancel);
        TempData["Notice"] = count == 0 ? "Nothing is set aside." : Notices.Replayed(count, count);
        return LocalRedirect(Filter.Path());
    }
}
