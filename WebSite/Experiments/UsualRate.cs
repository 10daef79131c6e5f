using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Experiments;

/// <summary>How a placement did of late: what an experiment is planned by.</summary>
/// <param name="OptedIn">Opt-ins, of the spots that were seen.</param>
/// <param name="Ordered">Orders of the shop, of the same.</param>
/// <param name="SessionsADay">How many see it a day, about.</param>
/// <param name="IsKnown">Whether enough saw it to say so; else it is a guess.</param>
public sealed record UsualRate(Proportion OptedIn, Proportion Ordered, double SessionsADay, bool IsKnown)
{
    private const int Days = 30;
    private const long Fewest = 200;
    private static readonly Proportion Guess = new(3, 100);

    /// <summary>That of a goal.</summary>
    public Proportion Of(ExperimentGoal goal) => goal == ExperimentGoal.OptIns ? OptedIn : Ordered;

    /// <summary>A difference that is worth finding: a fifth of what it is today.</summary>
    public double DifferenceOf(ExperimentGoal goal) => Math.Max(0.001, Math.Round(Of(goal).Part / 5, 3));

    /// <summary>Reads that of the last 30 days. Spots are counted there, and not sessions: an estimate is all that it has to be.</summary>
    public static async Task<UsualRate> ReadAsync(FigureQuery figures, MoneyQuery money, Placement placement, AttributionRule rule, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(money);
        var period = Period.OfDays(Days, now, zone);
        var seen = (await figures.SumSpotsAsync(Dimension.Placement, placement.Name(), period, cancel)).Seen;
        var optIns = (await figures.SumAsync(Dimension.Placement, placement.Name(), period, cancel)).Linked;
        var orders = (await money.SumAsync(Dimension.All, "", period.From, period.To, rule, cancel)).Orders;
        return seen < Fewest ? new(Guess, Guess, seen / (double)Days, false) : new(Part(optIns, seen), Part(orders, seen), seen / (double)Days, true);
    }

    /// <summary>Of nobody nothing could be planned, and of all of them neither.</summary>
    private static Proportion Part(long hits, long of) => new(Math.Clamp(hits, 1, of / 2), of);
}
