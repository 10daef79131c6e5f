using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using WebSite.Benchmarks.Dashboard;
using WebSite.Benchmarks.Load;
using WebSite.Benchmarks.PageLoad;
using WebSite.Benchmarks.Reliability;
using WebSite.Benchmarks.SandboxLoad;

// docs/reliability.md and docs/development.md tell what the words do; anything else is BenchmarkDotNet's.
int Number(int at, int fallback) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : fallback;
switch (args.FirstOrDefault())
{
    case "kill":
        return await Modes.KillAsync(Number(1, 100), Number(2, 1));
    case "kill-start":
        return await Modes.KillStartAsync(Number(1, 50), Number(2, 1));
    case "fuzz":
        return Modes.Fuzz(Number(1, 1_000_000), Number(2, 1));
    case "fuzz-http":
        return await Modes.FuzzHttpAsync(Number(1, 50_000), Number(2, 1));
    case "backup":
        return await BackupMode.RunAsync(Number(1, 500));
    case "webhook":
        await LoadCommand.RunAsync(Number(1, 5), TimeSpan.FromSeconds(Number(2, 10)), TimeSpan.FromSeconds(Number(3, 20)), Number(4, 10), TimeSpan.FromSeconds(Number(5, 60)), Number(6, 120));
        return 0;
    case "webhook-ours":
        await OursCommand.RunAsync(TimeSpan.FromSeconds(Number(1, 10)), TimeSpan.FromSeconds(Number(2, 60)), Number(3, 120));
        return 0;
    case "webhook-memory":
        await MemoryCommand.RunAsync(TimeSpan.FromMinutes(Number(1, 10)));
        return 0;
    case "dashboard":
        return await DashboardCommand.RunAsync(Number(1, 1000), Number(2, 10_000), Number(3, 200));
    case "pages":
        await PageCommand.RunAsync(Number(1, 5), TimeSpan.FromSeconds(Number(2, 8)));
        return 0;
    case "serve-page" when args.Length == 2:
        await PagePeer.ServeAsync(args[1]);
        return 0;
    case "sandbox":
        return await SandboxCommand.RunAsync(Number(1, 200), Number(2, 50));
    case "serve" when args.Length == 3:
        await Peers.ServeAsync(args[1], args[2]);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
        return 0;
}
