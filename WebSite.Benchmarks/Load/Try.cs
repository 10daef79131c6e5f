namespace WebSite.Benchmarks.Load;

/// <summary>One try's figures.</summary>
/// <param name="Answers">What came back.</param>
/// <param name="EventsEach">Events in each delivery.</param>
/// <param name="CpuMicroseconds">The server's processor time an event, until the run's end.</param>
/// <param name="PeakMemory">In MB.</param>
/// <param name="Noise">What disturbed it.</param>
internal sealed record Try(Answers Answers, int EventsEach, double CpuMicroseconds, double PeakMemory, Noise Noise)
{
    /// <summary>Events whose meaning was written, a second.</summary>
    public double ProjectedPerSecond { get; init; }

    /// <summary>Events that were stored and not yet worked out at the end.</summary>
    public long Behind { get; init; }

    /// <summary>How long these take.</summary>
    public double BehindSeconds => Behind == 0 ? 0 : Behind / Math.Max(1, ProjectedPerSecond);

    /// <summary>Events stored and answered a second.</summary>
    public double EventsPerSecond => Answers.PerSecond * EventsEach;
}
