using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Monitoring;
using WebSite.Projection;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>The webhook's log: every event, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, Replay replay, FilterSeal seal, TimeProvider time) : PageModel
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
        OpenSearch();
        if (!ModelState.IsValid)
        {
            return; // The page says what can't be read, and shows no list that it would be wrong about.
        }

        var query = Filter.Of(db);
        if (Before is { } before)
        {
            query = query.Where(e => e.Id < before);
        }

        var rows = await query.OrderByDescending(e => e.Id).Take(PageSize + 1).Select(EventRow.Of(db)).ToListAsync(cancel);
        Events = [.. rows.Take(PageSize)];
        HasOlder = rows.Count > PageSize;
    }

    /// <summary>Takes the filter's form, and leads to an address that holds neither person nor ref.</summary>
    public IActionResult OnPostFilter()
    {
        Filter.Find = seal.Close(Filter.Person, Filter.Ref);
        return LocalRedirect(Filter.Path());
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

    private void OpenSearch()
    {
        if (Filter.Find is not { } find)
        {
            Filter.Find = seal.Close(Filter.Person, Filter.Ref);
        }
        else if (seal.Open(find) is { } sought)
        {
            (Filter.Person, Filter.Ref) = (sought.Person, sought.Ref);
        }
        else
        {
            ModelState.AddModelError(nameof(EventFilter.Find), "What this address looks for can't be read any more. Type it into the filter again.");
        }
    }
}
