using System.Globalization;
using System.Text.RegularExpressions;

namespace WebSite.Benchmarks.Processes;

/// <summary>What a process uses, as Linux tells it.</summary>
internal static partial class Usage
{
    /// <summary>Seconds of processor time so far.</summary>
    public static double Cpu(int id)
    {
        using var process = System.Diagnostics.Process.GetProcessById(id);
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>The most memory it has held, in MB.</summary>
    public static double PeakMemory(int id) => Kilobytes(id, "VmHWM") / 1024.0;

    /// <summary>The memory it holds, in MB.</summary>
    public static double Memory(int id) => Kilobytes(id, "VmRSS") / 1024.0;

    private static long Kilobytes(int id, string name) => long.Parse(
        Line().Matches(File.ReadAllText($"/proc/{id}/status")).First(m => m.Groups[1].Value == name).Groups[2].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(Vm\w+):\s+(\d+) kB$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
