using System.Runtime.InteropServices;

namespace WebSite.Sandbox;

// In a namespace: top-level statements would make a second global Program for whoever references the site as well.
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });

        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        try
        {
            var options = configuration.GetSection(SandboxOptions.Section).Get<SandboxOptions>() ?? new();
            await using var host = await SandboxHost.StartAsync(options, stop.Token);
            Welcome.Print(host);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
        }
        catch (InvalidOperationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }

        return 0;
    }
}
