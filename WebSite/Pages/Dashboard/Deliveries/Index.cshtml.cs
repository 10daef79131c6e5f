using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Backups;
using WebSite.Data;
using WebSite.Monitoring;
using WebSite.Pages.Dashboard.Lists;
using WebSite.Projection;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>The webhook's log: every event, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, Finder finder, Replay replay, FilterSeal seal, LastBackup backups, TimeProvider time) : ListModel<EventFilter>(seal, "_Events")
{
    public IReadOnlyList<EventRow> Events { get; private set; } = [];

    /// <summary>Those who sent them, as far as they are known.</summary>
    public IReadOnlyDictionary<(string PageId, string Psid), PersonTag> People { get; private set; } = new Dictionary<(string, string), PersonTag>();

    public Alarms Alarms { get; private set; } = Alarms.None;

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Alarms = await Alarms.ReadAsync(db, backups, time.GetUtcNow(), cancel);
        var page = await PageAsync(await new EventQuestion(db, finder, Filter).AskAsync(cancel), cancel);
        var ids = page.Select(e => e.Id).ToList();
        var rows = await db.WebhookEvents.Where(e => EF.Parameter(ids).Contains(e.Id)).Select(EventRow.Of(db)).ToDictionaryAsync(e => e.Id, cancel);
        Events = [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
        People = await PersonTag.ReadAsync(db, Events.Select(e => e.Sender), cancel);
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
