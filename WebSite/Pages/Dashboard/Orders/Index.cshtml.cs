using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Orders;

/// <summary>The orders, by when they were placed, each with what it may become next.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, OrderProgress progress, Finder finder, FilterSeal seal) : ListModel<OrderFilter>(seal, "_Orders")
{
    private static readonly ListOrder<Order> ByTime = new(o => o.PlacedAt, o => o.Id);
    private static readonly ListOrder<Order> ByValue = new(ListKey<Order>.Of(o => EF.Property<long>(o, Order.Total), o => o.TotalMinor), o => o.Id);

    public IReadOnlyList<OrderRow> Rows { get; private set; } = [];

    /// <summary>The address of just this page.</summary>
    public string Here => Filter.Path(("next", Filter.Next), ("back", Filter.Back));

    /// <summary>Takes an order on.</summary>
    public async Task<IActionResult> OnPostAsync(int id, OrderStatus becomes, CancellationToken cancel)
    {
        TempData["Notice"] = ModelState.IsValid && await progress.MoveAsync(id, becomes, cancel) is { } move
            ? $"Order {Order.NumberOf(id)} is {Moves.Name(becomes)}. {Told.Of(move)}"
            : "Nothing was changed: the order is no longer what this page showed. It is up to date now.";
        return LocalRedirect(Here);
    }

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Rows = await OrderRow.ReadAsync(db, await PageAsync(await AskAsync(cancel), cancel), cancel);

    private async Task<ListQuestion<Order>> AskAsync(CancellationToken cancel)
    {
        Filter.Currencies = [.. (await db.MoneyFigures.Where(f => f.Dimension == Dimension.All && f.Span == Span.Month).Select(f => f.Currency).Distinct().ToListAsync(cancel)).Order(StringComparer.Ordinal)];
        var all = InPeriod(db.Orders.AsNoTracking());
        if (Filter.Status is { } status)
        {
            all = all.Where(o => o.Status == status);
        }

        if (Filter.Number is { } number)
        {
            List<int> one = [number - Order.NumberOf(0)];
            all = all.Where(o => EF.Parameter(one).Contains(o.Id)).TagWith(Found.Few);
        }

        if (Filter.Search is { } search)
        {
            var ids = await FoundAsync(finder, search, found => found.OrdersAsync(db, cancel), cancel);
            all = all.Where(o => EF.Parameter(ids).Contains(o.Id)).TagWith(Found.Few);
        }

        if (Filter.Sort.Column() == SortColumn.Value)
        {
            return await ByValueAsync(all, cancel);
        }

        List<Expression<Func<Order, bool>>> rest = [];
        if (Filter.Currency?.ToUpperInvariant() is { } currency)
        {
            rest.Add(o => o.Currency == currency); // Most are.
        }

        return new(ByTime, all, rest, Filter.IsNarrow || Filter.Status is not null ? null : AboutAsync);
    }

    /// <summary>Amounts of several currencies don't compare: those of one alone are sorted.</summary>
    private async Task<ListQuestion<Order>> ByValueAsync(IQueryable<Order> some, CancellationToken cancel)
    {
        var currency = Filter.Currency?.ToUpperInvariant() ?? await db.Products.OrderBy(p => p.Id).Select(p => p.Currency).FirstOrDefaultAsync(cancel) ?? "";
        Note ??= Filter.Currencies.Count > 1 ? $"Only orders in {currency}: amounts of several currencies don't compare" : null;
        var all = db.Orders.AsNoTracking().Where(o => o.Currency == currency);

        // Where what is asked for are few, they may be sorted; else those worth most are looked through for it.
        if (Filter.IsNarrow || Filter.Status is not null)
        {
            var ids = await some.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).Select(o => o.Id).Take(ListSize.MostLooked + 1).ToListAsync(cancel);
            if (ids.Count <= ListSize.MostLooked)
            {
                return new(ByValue, all.Where(o => EF.Parameter(ids).Contains(o.Id)).TagWith(Found.Few), []);
            }
        }

        List<Expression<Func<Order, bool>>> rest = [];
        if (Filter.Status is { } status)
        {
            rest.Add(o => o.Status == status);
        }

        if (Filter.Since is { } since)
        {
            rest.Add(o => o.PlacedAt >= since);
        }

        if (Filter.Until is { } until)
        {
            rest.Add(o => o.PlacedAt < until);
        }

        return new(ByValue, all, rest);
    }

    private IQueryable<Order> InPeriod(IQueryable<Order> all)
    {
        all = Filter.Since is { } since ? all.Where(o => o.PlacedAt >= since) : all;
        return Filter.Until is { } until ? all.Where(o => o.PlacedAt < until) : all;
    }

    private async Task<long> AboutAsync(CancellationToken cancel) => await db.Orders.MaxAsync(o => o.Id, cancel) - await db.Orders.MinAsync(o => o.Id, cancel) + 1;
}
