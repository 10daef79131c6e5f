using System.Collections.Concurrent;
using System.Diagnostics;
using WebSite.Data;

namespace WebSite.Benchmarks.Reliability;

/// <summary>The site in a process of its own, on loopback and a SQLite file, in Production. It never outlives the process that started it.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    public const string PageId = "261907812360345";
    public const string Secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private const string Listening = "Now listening on: ";

    private readonly Process _site;
    private readonly Process? _watchdog;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly List<(string Text, int Count, TaskCompletionSource Seen)> _awaited = [];

    private SiteProcess(string database, IEnumerable<KeyValuePair<string, string>> settings, string? shell)
    {
        var start = new ProcessStartInfo(shell is null ? "dotnet" : "bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(database)! };
        foreach (var argument in shell is null ? new[] { Dll } : ["-c", $"{shell}; exec dotnet \"$0\"", Dll])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in SiteEnvironment.For(database).Concat(settings))
        {
            start.Environment[name] = value;
        }

        _site = Process.Start(start) ?? throw new InvalidOperationException("The site's process didn't start.");
        _site.OutputDataReceived += (_, line) => Note(line.Data);
        _site.ErrorDataReceived += (_, line) => Note(line.Data);
        _site.BeginOutputReadLine();
        _site.BeginErrorReadLine();
        _watchdog = Watch(_site.Id);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The address of its webhook.</summary>
    public Uri Webhook => new(Address, "/webhook");

    /// <summary>Its process's id.</summary>
    public int Id => _site.Id;

    /// <summary>What it has logged so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    private static string Dll => typeof(SiteDb).Assembly.Location;

    /// <summary>Starts it; returns when it listens.</summary>
    /// <param name="database">The SQLite file.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="shell">What bash does in the process before it becomes the site, for instance to set a limit.</param>
    /// <param name="cancel">Ends the wait, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<SiteProcess> StartAsync(
        string database, IEnumerable<KeyValuePair<string, string>>? settings = null, string? shell = null, CancellationToken cancel = default)
    {
        var site = new SiteProcess(database, settings ?? [], shell);
        try
        {
            await site.LoggedAsync(Listening, 1, cancel);
            var line = site._log.First(line => line.Contains(Listening, StringComparison.Ordinal));
            site.Address = new(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a text stands in so many lines of its log.</summary>
    public async Task LoggedAsync(string text, int count, CancellationToken cancel)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            if (Lines(text) >= count)
            {
                return;
            }

            _awaited.Add((text, count, seen));
        }

        var ended = _site.WaitForExitAsync(cancel);
        if (await Task.WhenAny(seen.Task, ended).WaitAsync(TimeSpan.FromSeconds(60), cancel) == ended && !seen.Task.IsCompleted)
        {
            throw new InvalidOperationException($"The site ended before it logged '{text}':{Environment.NewLine}{string.Join(Environment.NewLine, _log)}");
        }
    }

    /// <summary>Ends it as a crash of the machine's memory would: SIGKILL, without a word.</summary>
    public async Task KillAsync()
    {
        _watchdog?.Kill();
        _site.Kill();
        await _site.WaitForExitAsync();
    }

    /// <summary>Asks it to stop (SIGTERM).</summary>
    public async Task TerminateAsync(CancellationToken cancel)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync(cancel);
    }

    /// <summary>Waits until it has ended and gives its exit code.</summary>
    public async Task<int> ExitAsync(CancellationToken cancel)
    {
        await _site.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromSeconds(60), cancel);
        return _site.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_site.HasExited)
        {
            await KillAsync();
        }

        _watchdog?.Kill();
        _watchdog?.Dispose();
        _site.Dispose();
    }

    /// <summary>When this process is gone, however it went, its end of the pipe is closed, and the site is killed.</summary>
    private static Process? Watch(int id) => OperatingSystem.IsWindows()
        ? null
        : Process.Start(new ProcessStartInfo("sh", ["-c", "read _; kill -9 \"$0\"", $"{id}"]) { RedirectStandardInput = true });

    private int Lines(string text) => _log.Count(line => line.Contains(text, StringComparison.Ordinal));

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_awaited)
        {
            _log.Enqueue(line);
            foreach (var (text, count, seen) in _awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal) && Lines(text) >= count)
                {
                    seen.TrySetResult();
                }
            }
        }
    }
}
