namespace WebSite.Benchmarks.Load;

/// <summary>What a run gave.</summary>
/// <param name="Ok">Answers of 200.</param>
/// <param name="Refused">Other answers.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Milliseconds">Each answer's time, sorted.</param>
internal sealed record Answers(int Ok, int Refused, double Seconds, double[] Milliseconds)
{
    /// <summary>Answers of 200 to what was sent beside that which was measured.</summary>
    public int Besides { get; init; }

    public double PerSecond => Ok / Seconds;

    public double Percentile(double share) => Milliseconds.Length == 0 ? 0 : Milliseconds[(int)((Milliseconds.Length - 1) * share)];
}
