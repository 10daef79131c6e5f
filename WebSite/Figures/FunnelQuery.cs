using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Reads the funnel of a period, from the figures alone.</summary>
public sealed class FunnelQuery(FigureQuery figures, FunnelOrders orders)
{
    /// <summary>Reads it.</summary>
    /// <param name="by">What is told apart.</param>
    /// <param name="key">Which of these is looked at; null for none.</param>
    /// <param name="period">When.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FunnelReading> ReadAsync(FunnelBy by, string? key, Period period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        var rows = await ByKeyAsync(by, period, cancel);
        var whole = by is { IsOfSpots: true, Prefix: "" } ? await ShopAsync(by, rows, period, cancel) : Sum(by, rows);
        var one = key is null ? null : rows.FirstOrDefault(r => r.Key == key) ?? new Funnel(by, key, new() { Key = key }, new() { Key = key }, 0).Whole();
        return new(
            whole,
            one,
            [.. rows.Select(r => new FunnelRow(r, WeakStep.Of(r, whole))).OrderByDescending(r => r.Weakest?.Cost ?? 0).ThenByDescending(r => r.Funnel.Steps[0].Count).ThenBy(r => r.Funnel.Key, StringComparer.Ordinal)],
            await SidesAsync(period, cancel));
    }

    /// <summary>
    /// All spots of the shop. Somebody who comes in by an ad replies, too, and is no spot's: replies and orders are those of all placements. Opt-ins are all
    /// that there are, for one that came without a ref is lost to its spot.
    /// </summary>
    private async Task<Funnel> ShopAsync(FunnelBy by, IReadOnlyList<Funnel> rows, Period period, CancellationToken cancel)
    {
        var placements = by.Dimension == Dimension.Placement ? rows : await ByKeyAsync(FunnelBy.All[0], period, cancel);
        var all = await figures.SumAsync(Dimension.All, "", period, cancel);
        var spots = await figures.SumSpotsAsync(Dimension.All, "", period, cancel);
        return new Funnel(by, null, spots, new() { Key = "", OptIns = all.OptIns, Linked = all.Linked, Replies = placements.Sum(p => p.Figure.Replies) }, placements.Sum(p => p.Orders)).Whole();
    }

    private async Task<IReadOnlyList<Funnel>> ByKeyAsync(FunnelBy by, Period period, CancellationToken cancel)
    {
        var told = by.Dimension is Dimension.Campaign or Dimension.Ad ? [] : await figures.SpotsByKeyAsync(by.Dimension, period, cancel);
        var counted = await figures.ByKeyAsync(by.Dimension, period, cancel);
        var ordered = await orders.ByKeyAsync(by.Dimension, period, cancel);
        var keys = told.Keys.Union(counted.Keys).Union(ordered.Keys).Where(k => k.StartsWith(by.Prefix, StringComparison.Ordinal));
        return
        [
            .. keys.Select(k => new Funnel(by, k, told.GetValueOrDefault(k) ?? new() { Key = k }, counted.GetValueOrDefault(k) ?? new() { Key = k }, ordered.GetValueOrDefault(k)).Whole())
                .Where(f => f.Steps.Any(s => s.Count != 0)),
        ];
    }

    private static Funnel Sum(FunnelBy by, IReadOnlyList<Funnel> rows) => new Funnel(
        by,
        null,
        new()
        {
            Key = "",
            Served = rows.Sum(r => r.Spots.Served),
            Seen = rows.Sum(r => r.Spots.Seen),
            Drawn = rows.Sum(r => r.Spots.Drawn),
            LinkShown = rows.Sum(r => r.Spots.LinkShown),
            Clicked = rows.Sum(r => r.Spots.Clicked),
            OptedIn = rows.Sum(r => r.Spots.OptedIn),
        },
        new()
        {
            Key = "",
            OptIns = rows.Sum(r => r.Figure.OptIns),
            Linked = rows.Sum(r => r.Figure.Linked),
            Visits = rows.Sum(r => r.Figure.Visits),
            Replies = rows.Sum(r => r.Figure.Replies),
        },
        rows.Sum(r => r.Orders)).Whole();

    private async Task<BothSides> SidesAsync(Period period, CancellationToken cancel)
    {
        var key = FigureRules.KeyOf(EntryPoint.SendToMessenger);
        var told = await figures.SumSpotsAsync(Dimension.EntryPoint, key, period, cancel);
        var counted = await figures.SumAsync(Dimension.EntryPoint, key, period, cancel);
        return new(told.OptedIn, counted.Linked);
    }
}
