using System.Collections.Concurrent;
using System.Diagnostics;

namespace WebSite.Benchmarks.Processes;

/// <summary>A server in a process of its own, on loopback. It never outlives the process that started it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly Process? _watchdog;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly List<(string Text, int Count, TaskCompletionSource Seen)> _awaited = [];

    private ServerProcess(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // Killed, it would leave a debugger's pipes behind.
        _process = Process.Start(start) ?? throw new InvalidOperationException("The server's process didn't start.");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _watchdog = Watch(_process.Id);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The address of its webhook.</summary>
    public Uri Webhook => new(Address, "/webhook");

    /// <summary>Its process's id.</summary>
    public int Id => _process.Id;

    /// <summary>What it has logged so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Starts a program that says "Now listening on: " and its address; returns when it does.</summary>
    /// <param name="start">The program.</param>
    /// <param name="cancel">Ends the wait, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start, CancellationToken cancel = default)
    {
        var server = await StartUntilAsync(start, Listening, 1, cancel);
        try
        {
            var line = server._log.First(line => line.Contains(Listening, StringComparison.Ordinal));
            server.Address = new(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a program that has no address yet; returns when a text stands in so many lines of its log.</summary>
    /// <param name="start">The program.</param>
    /// <param name="text">The text.</param>
    /// <param name="count">The number of lines.</param>
    /// <param name="cancel">Ends the wait, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<ServerProcess> StartUntilAsync(ProcessStartInfo start, string text, int count, CancellationToken cancel)
    {
        var server = new ServerProcess(start);
        try
        {
            await server.LoggedAsync(text, count, cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
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

        var ended = _process.WaitForExitAsync(cancel);
        if (await Task.WhenAny(seen.Task, ended).WaitAsync(TimeSpan.FromSeconds(60), cancel) == ended && !seen.Task.IsCompleted)
        {
            throw new InvalidOperationException($"The server ended before it logged '{text}':{Environment.NewLine}{string.Join(Environment.NewLine, _log)}");
        }
    }

    /// <summary>Ends it as a crash of the machine's memory would: SIGKILL, without a word.</summary>
    public async Task KillAsync()
    {
        _watchdog?.Kill();
        _process.Kill();
        await _process.WaitForExitAsync();
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
        await _process.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromSeconds(60), cancel);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _watchdog?.Kill();
        _watchdog?.Dispose();
        _process.Dispose();
    }

    /// <summary>When this process is gone, however it went, its end of the pipe is closed, and the server is killed.</summary>
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
