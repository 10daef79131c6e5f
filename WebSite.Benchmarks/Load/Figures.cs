namespace WebSite.Benchmarks.Load;

/// <summary>A figure of several rounds.</summary>
internal readonly record struct Figures(double Median, double Min, double Max)
{
    /// <summary>Of one value a round.</summary>
    public static Figures Of(IEnumerable<double> rounds)
    {
        var sorted = rounds.Order().ToList();
        var middle = sorted.Count / 2;
        return new(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>As the tables show it, with so many decimal places.</summary>
    public string Text(int places) => $"{Number(Median, places)} ({Number(Min, places)} to {Number(Max, places)})";

    private static string Number(double value, int places) => value.ToString($"N{places}", System.Globalization.CultureInfo.InvariantCulture);
}
