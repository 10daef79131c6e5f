using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Sessions;

/// <summary>The checkout sessions, by when they started.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, Finder finder, FilterSeal seal) : ListModel<SessionFilter>(seal, "_Sessions")
{
    private static readonly ListOrder<CheckoutSession> Order = new(s => s.CreatedAt, s => s.Id);

    public IReadOnlyList<SessionRow> Rows { get; private set; } = [];

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var sessions = await PageAsync(await AskAsync(cancel), cancel);
        Rows = await SessionRow.ReadAsync(db, [.. sessions.Select(s => s.Id)], cancel);
    }

    private async Task<ListQuestion<CheckoutSession>> AskAsync(CancellationToken cancel)
    {
        var all = InPeriod(db.CheckoutSessions.AsNoTracking());
        var rest = Rest();
        if (Filter.Search is { } search)
        {
            var ids = await FoundAsync(finder, search, found => found.SessionsAsync(db, cancel), cancel);
            return new(Order, OfState(all).Where(s => EF.Parameter(ids).Contains(s.Id)).TagWith(Found.Few), rest);
        }

        if (Filter.State is Connection.None or Connection.Connected)
        {
            var state = Filter.State.Value;
            rest.Add(s => s.Connection == state); // Many are.
            return new(Order, all, rest);
        }

        return new(Order, OfState(all), rest, Filter.IsNarrow || Filter.State is not null ? null : AboutAsync);
    }

    private List<Expression<Func<CheckoutSession, bool>>> Rest()
    {
        List<Expression<Func<CheckoutSession, bool>>> rest = [];
        if (Filter.Order is { } order)
        {
            rest.Add(order == Bought.Yes ? s => db.Orders.Any(o => o.SessionId == s.Id) : s => !db.Orders.Any(o => o.SessionId == s.Id));
        }

        if (Filter.Door is { } door)
        {
            rest.Add(s => s.OptIns.Any(o => o.EntryPoint == door));
        }

        if (Filter.Placement is { } placement)
        {
            rest.Add(s => s.OptIns.Any(o => o.Placement == placement));
        }

        return rest;
    }

    private IQueryable<CheckoutSession> OfState(IQueryable<CheckoutSession> all) => Filter.State switch
    {
        Connection.Conflict => all.Where(s => s.Connection == EF.Constant(Connection.Conflict)),
        { } state => all.Where(s => s.Connection == state),
        _ => all,
    };

    private IQueryable<CheckoutSession> InPeriod(IQueryable<CheckoutSession> all)
    {
        all = Filter.Since is { } since ? all.Where(s => s.CreatedAt >= since) : all;
        return Filter.Until is { } until ? all.Where(s => s.CreatedAt < until) : all;
    }

    private async Task<long> AboutAsync(CancellationToken cancel) => await db.CheckoutSessions.MaxAsync(s => s.Id, cancel) - await db.CheckoutSessions.MinAsync(s => s.Id, cancel) + 1;
}
