using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Monitoring;

namespace WebSite.Pages.Dashboard;

/// <summary>The opt-ins, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    public IReadOnlyList<OptIn> OptIns { get; private set; } = [];

    /// <summary>The sessions of <see cref="OptIns"/> in which several people opted in and the shopper hasn't chosen.</summary>
    public IReadOnlySet<long> Conflicts { get; private set; } = new HashSet<long>();

    /// <summary>Those of <see cref="OptIns"/> with a click through another door than its ref was made for.</summary>
    public IReadOnlySet<long> OtherDoors { get; private set; } = new HashSet<long>();

    /// <summary>Where the next, older list begins; null at the end.</summary>
    public Mark? Older { get; private set; }

    /// <summary>Whether this is the newest part, which updates by itself.</summary>
    public bool IsNewest { get; private set; }

    public Figures Figures { get; private set; } = new(0, 0, 0, 0);

    public Alarms Alarms { get; private set; } = Alarms.None;

    public async Task OnGetAsync(long? before, long? id, CancellationToken cancel)
    {
        IsNewest = before is null || id is null;
        var from = IsNewest ? null : new Mark(before!.Value, id!.Value);
        await ReadAsync(from, cancel);
    }

    /// <summary>The newest rows and figures alone, for the script that keeps them up to date.</summary>
    public async Task<IActionResult> OnGetRowsAsync(CancellationToken cancel)
    {
        IsNewest = true;
        await ReadAsync(null, cancel);
        return Partial("_OptIns", this);
    }

    private async Task ReadAsync(Mark? from, CancellationToken cancel)
    {
        Alarms = await Alarms.ReadAsync(db, time.GetUtcNow(), cancel);
        Figures = await Figures.ReadAsync(db, cancel);
        var query = db.OptIns.AsNoTracking();
        if (from is { } mark && mark.Time is { } last)
        {
            query = query.Where(o => o.LastAt < last || (o.LastAt == last && o.Id < mark.Id));
        }

        var rows = await query.OrderByDescending(o => o.LastAt).ThenByDescending(o => o.Id).Take(PageSize + 1).ToListAsync(cancel);
        OptIns = [.. rows.Take(PageSize)];
        Older = rows.Count > PageSize ? new(OptIns[^1].LastAt.ToUnixTimeMilliseconds(), OptIns[^1].Id) : null;

        var sessions = OptIns.Select(o => o.CheckoutSessionId).OfType<long>().ToList();
        Conflicts = (await db.CheckoutSessions.Where(s => sessions.Contains(s.Id) && s.Connection == Connection.Conflict).Select(s => s.Id).ToListAsync(cancel)).ToHashSet();
        var ids = OptIns.Select(o => o.Id).ToList();
        OtherDoors = (await db.OptInClicks.Where(c => ids.Contains(c.OptInId) && c.CameThrough != null).Select(c => c.OptInId).Distinct().ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>A place in the list.</summary>
    /// <param name="Before">Milliseconds since 1970 of the last row shown.</param>
    /// <param name="Id">Its id.</param>
    public sealed record Mark(long Before, long Id)
    {
        /// <summary><see cref="Before"/> as a time; null when it is none.</summary>
        public DateTimeOffset? Time =>
            Before >= 0 && Before <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(Before) : null;
    }
}
