using System.Globalization;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Load;

/// <summary>What the machine's processors did until now, and what of it was this harness's and its server's.</summary>
/// <param name="Busy">Ticks of work of everybody.</param>
/// <param name="Steal">Ticks that the host gave to others.</param>
/// <param name="All">All ticks.</param>
/// <param name="Own">Seconds of processor time of the harness and its server.</param>
internal readonly record struct Machine(long Busy, long Steal, long All, double Own)
{
    private const double TicksPerSecond = 100;

    /// <summary>Reads them.</summary>
    /// <param name="server">The server's process, when one runs.</param>
    public static Machine Read(int? server)
    {
        // user, nice, system, idle, iowait, irq, softirq, steal; what a guest uses is in user.
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Take(8).Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        var idle = ticks[3] + ticks[4];
        var own = Usage.Cpu(Environment.ProcessId) + (server is { } id ? Usage.Cpu(id) : 0);
        return new(ticks.Sum() - idle - ticks[7], ticks[7], ticks.Sum(), own);
    }

    /// <summary>What happened since an earlier reading.</summary>
    public Noise Since(Machine before)
    {
        var all = Math.Max(1, All - before.All);
        return new(
            Math.Max(0, 100 * ((Busy - before.Busy) - ((Own - before.Own) * TicksPerSecond)) / all),
            100.0 * (Steal - before.Steal) / all);
    }
}
