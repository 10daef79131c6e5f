using System.Globalization;
using WebSite.Figures;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>One figure over the period, beside the period before: the table that the script draws.</summary>
/// <param name="Name">Which figure.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Currency">Of money.</param>
/// <param name="Title">What it shows, for instance <c>Opt-ins by day</c>.</param>
/// <param name="Summary">The same in a sentence with the most and the least, for those who don't see it.</param>
/// <param name="Points">One for each hour, day or month.</param>
public sealed record Chart(string Name, MetricUnit Unit, string Currency, string Title, string Summary, IReadOnlyList<ChartPoint> Points)
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
            Value(pieces, now, index),
            index < piecesBefore.Count ? Label(piecesBefore, index, isLong: true) : null,
            index < piecesBefore.Count ? Value(piecesBefore, before, index) : null,
            pieces.IsGoingOn && index == last)).ToList();
        var title = $"{metric.Name} by {pieces.Step.ToString().ToLowerInvariant()}";
        var most = points.Where(p => p.Now?.Value > 0).MaxBy(p => p.Now?.Value);
        var summary = most is null ? $"{title}: none." : $"{title}, from {points[0].Name} to {points[last].Name}: at most {most.Now?.Text}, on {most.Name}. The table below has each.";
        return new(metric.Name, metric.Unit, metric.Currency, title, summary, points);

        ChartValue? Value(Pieces of, IReadOnlyList<Tally> tallies, int index) =>
            !of.IsToCome(index) && metric.Of(tallies[index]) is { } value ? new(value, metric.Format(value)) : null;
    }

    private static string Label(Pieces pieces, int index, bool isLong) => pieces.StartOf(index).ToString(
        pieces.Step switch
        {
            PieceKind.Hour => isLong ? "ddd d MMM, HH:mm" : "HH:mm",
            PieceKind.Day => isLong ? "ddd d MMM yyyy" : "d MMM",
            _ => isLong ? "MMMM yyyy" : "MMM yyyy",
        }, CultureInfo.InvariantCulture);
}

/// <summary>An hour, a day or a month.</summary>
/// <param name="Label">What it is called on an axis.</param>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Now">The figure; null where it is yet to come, or there is none.</param>
/// <param name="NameBefore">The one of the period before; null where that has none.</param>
/// <param name="Before">Its figure; null likewise.</param>
/// <param name="IsGoingOn">Whether it isn't over.</param>
public sealed record ChartPoint(string Label, string Name, ChartValue? Now, string? NameBefore, ChartValue? Before, bool IsGoingOn);

/// <summary>A figure, as a number and as it is written.</summary>
public sealed record ChartValue(decimal Value, string Text);
