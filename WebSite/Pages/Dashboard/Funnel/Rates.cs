using System.Globalization;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>Numbers as merchants read them.</summary>
public static class Rates
{
    /// <summary>A part as a percentage: <c>4.2 %</c>; a dash where there is none to tell.</summary>
    public static string Say(double? part) => part is not { } rate ? "–"
        : rate is > 0 and < 0.001 ? "< 0.1 %"
        : rate < 1 && rate >= 0.9995 ? "> 99.9 %"
        : (rate * 100).ToString(rate < 0.1 && rate > 0 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A number with commas between its thousands.</summary>
    public static string Say(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
