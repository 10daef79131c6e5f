using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Lists those behind a number of the funnel, newest first, a part at a time: the same rows that the number counts.</summary>
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

    /// <summary>Reads a part.</summary>
    /// <param name="by">What is told apart.</param>
    /// <param name="key">Which of these; null for all.</param>
    /// <param name="stage">The step; one of <see cref="Has(FunnelBy, FunnelStage)"/>.</param>
    /// <param name="without">Only those who didn't come to this one, of <see cref="After(FunnelStage)"/>; null for all.</param>
    /// <param name="period">When.</param>
    /// <param name="after">Where the part before ended.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FunnelList> ReadAsync(FunnelBy by, string? key, FunnelStage stage, FunnelStage? without, Period period, FunnelPlace after, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var lines = Lines(new(by, key), stage, without);
        var to = after == FunnelPlace.Newest ? period.To : Math.Min(period.To, Spans.HourOf(after.At) + 1);
        var hours = await HoursAsync(by, key, stage, without, period.From, to, cancel);
        List<FunnelLine> found = [];
        foreach (var hour in hours)
        {
            found.AddRange(await lines(hour, after).Take(PageSize + 1 - found.Count).ToListAsync(cancel));
            if (found.Count > PageSize)
            {
                return new(found[..PageSize], PlaceOf(found[..PageSize], stage, after), null);
            }
        }

        // Where there may be more, but not in so many hours, the next part goes on from there.
        return hours.Count < CountedHours.Most
            ? new(found, null, null)
            : new(found, new(Spans.TimeOf(hours[^1]), stage == FunnelStage.OptedIn ? 0 : long.MinValue), Spans.TimeOf(hours[^1]));
    }

    /// <summary>Where a part ends. Browsers' words have no number of their own: those of the same time are counted.</summary>
    private static FunnelPlace PlaceOf(List<FunnelLine> part, FunnelStage stage, FunnelPlace after)
    {
        var (at, id) = part[^1].Place;
        return stage != FunnelStage.OptedIn ? new(at, id) : new(at, part.Count(line => line.Place.At == at) + (after.At == at ? after.Id : 0));
    }

    private Task<List<int>> HoursAsync(FunnelBy by, string? key, FunnelStage stage, FunnelStage? without, int from, int to, CancellationToken cancel) => stage switch
    {
        FunnelStage.OptedIn => _hours.OfBrowsersAsync(by, key, from, to, cancel),
        FunnelStage.Ordered => _hours.OfOrdersAsync(by, key, orders.Rule, from, to, cancel),
        FunnelStage.Webhook when without is not null => _hours.OfTablesAsync(by, key, f => f.OptIns > f.Linked, from, to, cancel),
        FunnelStage.Webhook or FunnelStage.Linked => _hours.OfTablesAsync(by, key, f => f.OptIns > 0, from, to, cancel),
        FunnelStage.CameIn when without == FunnelStage.Replied => _hours.OfTablesAsync(by, key, f => f.Visits > f.Replies, from, to, cancel),
        FunnelStage.CameIn => _hours.OfTablesAsync(by, key, f => f.Visits > 0, from, to, cancel),
        _ => _hours.OfTablesAsync(by, key, f => f.Replies > 0, from, to, cancel),
    };

    private Func<int, FunnelPlace, IQueryable<FunnelLine>> Lines(FunnelFilter filter, FunnelStage stage, FunnelStage? without) => stage switch
    {
        FunnelStage.OptedIn => (hour, after) => new HintLines(db).Of(filter, without, hour, after),
        FunnelStage.Webhook or FunnelStage.Linked => (hour, after) => new ClickLines(db, orders.Rule).Of(filter, stage, without, hour, after),
        FunnelStage.Ordered => (hour, after) => new OrderLines(db, orders.Rule).Of(filter, hour, after),
        _ => (hour, after) => new VisitLines(db, orders.Rule).Of(filter, stage, without, hour, after),
    };
}
