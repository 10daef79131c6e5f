using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Backups;
using WebSite.Data;
using WebSite.Model;
using WebSite.Monitoring;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.OptIns;

/// <summary>The opt-ins, by their last click.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, Finder finder, FilterSeal seal, LastBackup backups, TimeProvider time) : ListModel<OptInFilter>(seal, "_OptIns")
{
    private static readonly ListOrder<OptIn> Order = new(o => o.LastAt, o => o.Id);

    public IReadOnlyList<OptInRow> Rows { get; private set; } = [];

    public Alarms Alarms { get; private set; } = Alarms.None;

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Alarms = await Alarms.ReadAsync(db, backups, time.GetUtcNow(), cancel);
        Rows = await OptInRow.ReadAsync(db, await PageAsync(await AskAsync(cancel), cancel), cancel);
    }

    private async Task<ListQuestion<OptIn>> AskAsync(CancellationToken cancel)
    {
        var all = db.OptIns.AsNoTracking();
        List<Expression<Func<OptIn, bool>>> rest = [];
        if (Filter.Door is { } door)
        {
            rest.Add(o => o.EntryPoint == door);
        }

        if (Filter.Placement is { } placement)
        {
            rest.Add(o => o.Placement == placement);
        }

        if (Filter.Search is { } search)
        {
            var ids = await FoundAsync(finder, search, found => found.OptInsAsync(db, cancel), cancel);
            return new(Order, InPeriod(OfState(all)).Where(o => EF.Parameter(ids).Contains(o.Id)).TagWith(Found.Few), rest);
        }

        if (Filter.State == OptInState.Proven)
        {
            rest.Add(o => o.Trust == OptInTrust.Proven); // Most are.
            return new(Order, InPeriod(all), rest);
        }

        return new(Order, InPeriod(OfState(all)), rest, Filter.IsNarrow || Filter.State is not null ? null : AboutAsync);
    }

    private IQueryable<OptIn> OfState(IQueryable<OptIn> all) => Filter.State switch
    {
        OptInState.Proven => all.Where(o => o.Trust == EF.Constant(OptInTrust.Proven)),
        OptInState.Confirmed => all.Where(o => o.Trust == EF.Constant(OptInTrust.Confirmed)),
        OptInState.Unconfirmed => all.Where(o => o.Trust == EF.Constant(OptInTrust.Unconfirmed) && o.CheckoutSessionId != null),
        OptInState.Refused => all.Where(o => o.Trust == EF.Constant(OptInTrust.Refused)),
        OptInState.Unlinked => all.Where(o => o.Unlinked != null),
        _ => all,
    };

    private IQueryable<OptIn> InPeriod(IQueryable<OptIn> all)
    {
        all = Filter.Since is { } since ? all.Where(o => o.LastAt >= since) : all;
        return Filter.Until is { } until ? all.Where(o => o.LastAt < until) : all;
    }

    private async Task<long> AboutAsync(CancellationToken cancel) => await db.OptIns.MaxAsync(o => o.Id, cancel) - await db.OptIns.MinAsync(o => o.Id, cancel) + 1;
}
