using WebSite.Model;

namespace WebSite.Experiments;

/// <summary>An experiment with what it found.</summary>
/// <param name="Experiment">With its variants.</param>
/// <param name="Finding">What it has found.</param>
/// <param name="CountedTo">When as many as planned had come, by the end of the day (UTC); null where they haven't. Later ones aren't in it.</param>
/// <param name="Runs">How long it has run.</param>
public sealed record ExperimentReading(Experiment Experiment, Finding Finding, DateTimeOffset? CountedTo, TimeSpan Runs)
{
    /// <summary>Less than this tells nothing of how many come a day.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>How many days more until as many as planned have come, by how many came so far; null where that can't be said.</summary>
    public int? DaysMore => Finding is { IsOver: false, Sessions: > 0 } && Runs >= Shortest
        ? (int)Math.Ceiling((Finding.Planned - Finding.Sessions) / (Finding.Sessions / Runs.TotalDays))
        : null;
}
