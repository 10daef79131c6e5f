namespace WebSite.SetUp;

/// <summary>What the last set-up check of this process came to: a page that can't wait for Facebook's answers tells it.</summary>
internal sealed class LastCheck
{
    private Told? _told;

    /// <summary>Null before the first.</summary>
    public Told? Found => Volatile.Read(ref _told);

    /// <summary>A check was made.</summary>
    public void Keep(SetUpReport report, DateTimeOffset at) => Volatile.Write(
        ref _told, new(report.Findings.Count(f => f.Verdict.Outcome == CheckOutcome.Wrong), report.Findings.Count(f => f.Verdict.Outcome == CheckOutcome.Warning), at));

    /// <summary>What it came to.</summary>
    /// <param name="Wrong">So much is wrong.</param>
    /// <param name="Warnings">So much could be better.</param>
    /// <param name="At">When.</param>
    public sealed record Told(int Wrong, int Warnings, DateTimeOffset At);
}
