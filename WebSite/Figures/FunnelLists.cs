using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Lists those behind a number of the funnel, newest or oldest first, a page at a time and in both directions: the same rows that the number counts.</summary>
public sealed class FunnelLists(SiteDb db, FunnelOrders orders)
{
    private const int PageSize = 25;

    private static readonly (FunnelStage Stage, FunnelStage[] Later)[] All =
    [
        (FunnelStage.OptedIn, [FunnelStage.Webhook]),
        (FunnelStage.Webhook, [FunnelStage.Linked]),
        (FunnelStage.Linked, [FunnelStage.Replied, FunnelStage.Ordered]),
        (FunnelStage.CameIn, [FunnelStage.Replied, FunnelStage.Ordered]),
        (FunnelStage.Replied, [FunnelStage.Ordered]),
        (FunnelStage.Ordered, []),
    ];

    private readonly CountedHours _hours = new(db);

    /// <summary>Whether a step's rows are in the tables; of what happens in a browser before an opt-in nothing but numbers is kept.</summary>
    public static bool Has(FunnelStage stage) => stage >= FunnelStage.OptedIn;

    /// <summary>Whether a step is told by something, and its rows are in the tables.</summary>
    public static bool Has(FunnelBy by, FunnelStage stage)
    {
        ArgumentNullException.ThrowIfNull(by);
        return stage switch
        {
            FunnelStage.OptedIn => by.IsOfSpots || by.Dimension == Dimension.EntryPoint,
            FunnelStage.Webhook or FunnelStage.Linked => by.IsOfSpots,
            FunnelStage.CameIn => !by.IsOfSpots,
            _ => Has(stage),
        };
    }

    /// <summary>The later steps of a step: those who stopped there didn't come to them.</summary>
    public static IReadOnlyList<FunnelStage> After(FunnelStage stage) => Array.Find(All, one => one.Stage == stage).Later ?? [];

    /// <summary>Reads a page.</summary>
    /// <param name="by">What is told apart.</param>
    /// <param name="key">Which of these; null for all.</param>
    /// <param name="stage">The step; one of <see cref="Has(FunnelBy, FunnelStage)"/>.</param>
    /// <param name="without">Only those who didn't come to this one, of <see cref="After(FunnelStage)"/>; null for all.</param>
    /// <param name="period">When.</param>
    /// <param name="reach">From where, and in which direction.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FunnelList> ReadAsync(FunnelBy by, string? key, FunnelStage stage, FunnelStage? without, Period period, FunnelReach reach, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var isUp = reach.IsUp;
        var (from, to) = reach.From is not { } at ? (period.From, period.To)
            : isUp ? (Math.Max(period.From, Spans.HourOf(at.At)), period.To) : (period.From, Math.Min(period.To, Spans.HourOf(at.At) + 1));
        var lines = Lines(new(by, key), stage, without);
        var hours = await HoursAsync(by, key, stage, without, (from, to, isUp), cancel);
        var start = reach.From ?? FunnelPlace.Before(isUp ? from : to);
        List<FunnelLine> found = [];
        foreach (var hour in hours)
        {
            found.AddRange(await lines(hour, start, isUp).Take(PageSize + 1 - found.Count).ToListAsync(cancel));
            if (found.Count > PageSize)
            {
                break;
            }
        }

        // Where there may be more, but not in so many hours, the next page goes on from there.
        var hasMore = found.Count > PageSize;
        var (rows, edge) = (found.Take(PageSize).ToList(), hours.Count < CountedHours.Most ? (int?)null : hours[^1] + (isUp ? 1 : 0));
        FunnelPlace? further = hasMore ? rows[^1].Place : edge is { } hourAt ? FunnelPlace.Before(hourAt) : null;
        var lookedTo = !hasMore && edge is { } looked ? Spans.TimeOf(looked) : (DateTimeOffset?)null;
        if (!reach.IsBack)
        {
            return new(rows, reach.From is null ? null : rows.Count > 0 ? rows[0].Place : reach.From, further, lookedTo);
        }

        if (further is null)
        {
            return await ReadAsync(by, key, stage, without, period, reach with { From = null, IsBack = false }, cancel); // The first page, and a whole one.
        }

        rows.Reverse();
        return new(rows, further, rows.Count > 0 ? rows[^1].Place : reach.From, lookedTo);
    }

    private Task<List<int>> HoursAsync(FunnelBy by, string? key, FunnelStage stage, FunnelStage? without, (int From, int To, bool IsUp) hours, CancellationToken cancel) => stage switch
    {
        FunnelStage.OptedIn => _hours.OfBrowsersAsync(by, key, hours, cancel),
        FunnelStage.Ordered => _hours.OfOrdersAsync(by, key, orders.Rule, hours, cancel),
        FunnelStage.Webhook when without is not null => _hours.OfTablesAsync(by, key, f => f.OptIns > f.Linked, hours, cancel),
        FunnelStage.Webhook or FunnelStage.Linked => _hours.OfTablesAsync(by, key, f => f.OptIns > 0, hours, cancel),
        FunnelStage.CameIn when without == FunnelStage.Replied => _hours.OfTablesAsync(by, key, f => f.Visits > f.Replies, hours, cancel),
        FunnelStage.CameIn => _hours.OfTablesAsync(by, key, f => f.Visits > 0, hours, cancel),
        _ => _hours.OfTablesAsync(by, key, f => f.Replies > 0, hours, cancel),
    };

    private Func<int, FunnelPlace, bool, IQueryable<FunnelLine>> Lines(FunnelFilter filter, FunnelStage stage, FunnelStage? without) => stage switch
    {
        FunnelStage.OptedIn => (hour, from, isUp) => new HintLines(db).Of(filter, without, hour, from, isUp),
        FunnelStage.Webhook or FunnelStage.Linked => (hour, from, isUp) => new ClickLines(db, orders.Rule).Of(filter, stage, without, hour, from, isUp),
        FunnelStage.Ordered => (hour, from, isUp) => new OrderLines(db, orders.Rule).Of(filter, hour, from, isUp),
        _ => (hour, from, isUp) => new VisitLines(db, orders.Rule).Of(filter, stage, without, hour, from, isUp),
    };
}
