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

    /// <summary>How many bytes on their way to and from a port nobody has read yet.</summary>
    public static long Unread(int port) => File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6"))
        .Select(line => Socket().Match(line)).Where(socket => Hexadecimal(socket, 1) == port || Hexadecimal(socket, 2) == port)
        .Sum(socket => Hexadecimal(socket, 3) + Hexadecimal(socket, 4));

    private static long Hexadecimal(Match socket, int group) =>
        long.TryParse(socket.Groups[group].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static long Kilobytes(int id, string name) => long.Parse(
        Line().Matches(File.ReadAllText($"/proc/{id}/status")).First(m => m.Groups[1].Value == name).Groups[2].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(Vm\w+):\s+(\d+) kB$", RegexOptions.Multiline)]
    private static partial Regex Line();

    /// <summary>The ports at both ends, and what waits to be sent and to be read.</summary>
    [GeneratedRegex(@"^ *\d+: \w+:(\w{4}) \w+:(\w{4}) \w\w (\w+):(\w+) ")]
    private static partial Regex Socket();
}
