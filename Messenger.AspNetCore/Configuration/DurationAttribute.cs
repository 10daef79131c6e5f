using System.Globalization;

namespace Messenger.AspNetCore.Configuration;

/// <summary>A time between two others, such as <c>00:10:00</c> and <c>30.00:00:00</c>.</summary>
public sealed class DurationAttribute(string least, string most) : SettingRuleAttribute
{
    /// <summary>The least that is allowed.</summary>
    public TimeSpan Least { get; } = TimeSpan.Parse(least, CultureInfo.InvariantCulture);

    /// <summary>The most that is allowed.</summary>
    public TimeSpan Most { get; } = TimeSpan.Parse(most, CultureInfo.InvariantCulture);

    /// <summary>What zero means; null where it isn't allowed.</summary>
    public string? Zero { get; set; }

    /// <inheritdoc/>
    public override string? Fault(string key, object? value)
    {
        if (value is not TimeSpan time || (time >= Least && time <= Most) || (Zero is not null && time == TimeSpan.Zero))
        {
            return null;
        }

        var zero = Zero is null ? "" : $"0 ({Zero}), or ";
        return $"{key} is '{time}'. Allowed: {zero}{Least} ({Words(Least)}) to {Most} ({Words(Most)}){(Note.Length > 0 ? Note : ".")}";
    }

    private static string Words(TimeSpan time) =>
        time.TotalDays >= 3650 ? Counted(time.TotalDays / 365, "year")
        : time.TotalDays >= 1 ? Counted(time.TotalDays, "day")
        : time.TotalHours >= 1 ? Counted(time.TotalHours, "hour")
        : time.TotalMinutes >= 1 ? Counted(time.TotalMinutes, "minute")
        : Counted(time.TotalSeconds, "second");

    private static string Counted(double number, string unit) =>
        number != 1 ? string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {unit}s") : unit == "hour" ? "an hour" : $"a {unit}";
}
