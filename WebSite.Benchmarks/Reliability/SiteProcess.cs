using System.Diagnostics;
using WebSite.Benchmarks.Processes;
using WebSite.Data;

namespace WebSite.Benchmarks.Reliability;

/// <summary>The site in a process of its own, on a SQLite file, in Production.</summary>
internal static class SiteProcess
{
    public const string PageId = "261907812360345";
    public const string Secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private static string Dll => typeof(SiteDb).Assembly.Location;

    /// <summary>Starts it; returns when it listens.</summary>
    /// <param name="database">The SQLite file.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="shell">What bash does in the process before it becomes the site, for instance to set a limit.</param>
    /// <param name="cancel">Ends the wait, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static Task<ServerProcess> StartAsync(
        string database, IEnumerable<KeyValuePair<string, string>>? settings = null, string? shell = null, CancellationToken cancel = default) =>
        ServerProcess.StartAsync(Info(database, settings, shell), cancel);

    /// <summary>Starts it; returns when a text stands in so many lines of its log.</summary>
    /// <param name="database">The SQLite file.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="text">The text.</param>
    /// <param name="count">The number of lines.</param>
    /// <param name="cancel">Ends the wait, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static Task<ServerProcess> StartUntilAsync(
        string database, IEnumerable<KeyValuePair<string, string>> settings, string text, int count, CancellationToken cancel) =>
        ServerProcess.StartUntilAsync(Info(database, settings, null), text, count, cancel);

    private static ProcessStartInfo Info(string database, IEnumerable<KeyValuePair<string, string>>? settings, string? shell)
    {
        string[] arguments = shell is null ? [Dll] : ["-c", $"{shell}; exec dotnet \"$0\"", Dll];
        var start = new ProcessStartInfo(shell is null ? "dotnet" : "bash", arguments) { WorkingDirectory = Path.GetDirectoryName(database)! };
        foreach (var (name, value) in SiteEnvironment.For(database).Concat(settings ?? []))
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
