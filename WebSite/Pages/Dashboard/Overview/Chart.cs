using System.Globalization;
using WebSite.Figures;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>One figure over the period, beside the period before: the table that the script draws.</summary>
/// <param name="Metric">Which figure.</param>
/// <param name="Title">What it shows, for instance <c>Opt-ins by day</c>.</param>
/// <param name="Summary">The same in a sentence with the most and the least, for those who don't see it.</param>
/// <param name="Points">One for each hour, day or month.</param>
public sealed record Chart(Metric Metric, string Title, string Summary, IReadOnlyList<ChartPoint> Points)
{
    public static Chart Of(Metric metric, Pieces pieces, IReadOnlyList<Tally> now, Pieces piecesBefore, IReadOnlyList<Tally> before)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(piecesBefore);
        var last = Enumerable.Range(0, pieces.Count).LastOrDefault(index => !pieces.IsToCome(index));
        var points = Enumerable.Range(0, pieces.Count).Select(index => new ChartPoint(
            Label(pieces, index, isLong: false),
            Label(pieces, index, isLong: true),
            pieces.IsToCome(index) ? null : metric.Of(now[index]),
            index < piecesBefore.Count ? Label(piecesBefore, index, isLong: true) : null,
            index < piecesBefore.Count && !piecesBefore.IsToCome(index) ? metric.Of(before[index]) : null,
            pieces.IsGoingOn && index == last)).ToList();
        var title = $"{metric.Name} by {pieces.Step.ToString().ToLowerInvariant()}";
        var most = points.Where(p => p.Now > 0).MaxBy(p => p.Now);
        var summary = most is null ? $"{title}: none." : $"{title}, from {points[0].Name} to {points[last].Name}: at most {metric.Format(most.Now)}, on {most.Name}. The table below has each.";
        return new(metric, title, summary, points);
    }

    private static string Label(Pieces pieces, int index, bool isLong) => pieces.StartOf(index).ToString(
        pieces.Step switch
        {
            Step.Hour => isLong ? "ddd d MMM, HH:mm" : "HH:mm",
            Step.Day => isLong ? "ddd d MMM yyyy" : "d MMM",
            _ => isLong ? "MMMM yyyy" : "MMM yyyy",
        }, CultureInfo.InvariantCulture);
}

/// <summary>An hour, a day or a month.</summary>
/// <param name="Short">What it is called on an axis.</param>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Now">The figure; null where it is yet to come, or there is none.</param>
/// <param name="NameBefore">The one of the period before; null where that has none.</param>
/// <param name="Before">Its figure; null likewise.</param>
/// <param name="IsGoingOn">Whether it isn't over.</param>
public sealed record ChartPoint(string Short, string Name, decimal? Now, string? NameBefore, decimal? Before, bool IsGoingOn);
