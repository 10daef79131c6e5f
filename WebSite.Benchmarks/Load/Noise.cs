namespace WebSite.Benchmarks.Load;

/// <summary>What disturbed a try, in percent of all processors.</summary>
/// <param name="Others">What other processes used.</param>
/// <param name="Steal">What the host gave to other machines.</param>
internal readonly record struct Noise(double Others, double Steal)
{
    /// <summary>A try with more than this is repeated.</summary>
    private const double Limit = 12;

    private const double Idle = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public double Sum => Others + Steal;

    public bool IsTooMuch => Sum > Limit;

    public override string ToString() => $"others {Others:N1} %, steal {Steal:N1} %";

    /// <summary>Waits until nobody else works, but not for ever; returns how many seconds.</summary>
    public static async Task<int> IdleAsync()
    {
        for (var seconds = 0; seconds < Patience.TotalSeconds; seconds++)
        {
            var before = Machine.Read(null);
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (Machine.Read(null).Since(before).Others < Idle)
            {
                return seconds;
            }
        }

        return (int)Patience.TotalSeconds;
    }
}
