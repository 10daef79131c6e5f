using System.Globalization;
using WebSite.Experiments;

namespace WebSite.Pages.Dashboard.Experiments;

/// <summary>Draws parts and where they are likely to be on one line, so that variants can be compared at a glance.</summary>
/// <param name="Most">What lies at its end; it begins at nothing.</param>
public sealed record Scale(double Most)
{
    /// <summary>One on which all of these fit.</summary>
    public static Scale Of(IEnumerable<Proportion> parts, double z)
    {
        // Few sessions could be anything: on a scale of all that could be, nothing could be told apart.
        var all = parts.ToList();
        var likely = all.Select(p => Math.Min(p.Likely(z).High, Math.Max(3 * p.Part, 0.01))).DefaultIfEmpty(1).Max();
        return new(Math.Min(1, likely * 1.08));
    }

    /// <summary>Where on it a part lies.</summary>
    public string At(double part) => (100 * Math.Clamp(part / Most, 0, 1)).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>How long it is from one part to another.</summary>
    public string Width(Interval from) => (100 * (Math.Clamp(from.High / Most, 0, 1) - Math.Clamp(from.Low / Most, 0, 1))).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
