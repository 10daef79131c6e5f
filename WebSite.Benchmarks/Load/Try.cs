namespace WebSite.Benchmarks.Load;

/// <summary>One try's figures.</summary>
/// <param name="Answers">What came back.</param>
/// <param name="EventsEach">Events in each delivery.</param>
/// <param name="CpuMicroseconds">The server's processor time an event.</param>
/// <param name="PeakMemory">In MB.</param>
/// <param name="SettleSeconds">How long until everything was recorded, after the last answer.</param>
/// <param name="Noise">What disturbed it.</param>
internal sealed record Try(Answers Answers, int EventsEach, double CpuMicroseconds, double PeakMemory, double SettleSeconds, Noise Noise)
{
    public double EventsPerSecond => Answers.PerSecond * EventsEach;
}
