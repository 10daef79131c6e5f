using System.Diagnostics;
using System.Globalization;
using WebSite.Sandbox;

namespace WebSite.Benchmarks.SandboxLoad;

/// <summary>How long after a click the sandbox's delivery is at the webhook: one world alone, then many at once. All in one process.</summary>
internal static class SandboxCommand
{
    public static async Task<int> RunAsync(int worlds, int clicks)
    {
        await using var webhook = await Arrivals.StartAsync();
        await using var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0"), LogsDeliveries = false });

        using var warm = await Shopper.LogInAsync(sandbox, webhook, "warm");
        await warm.ClickAsync(300);
        webhook.Forget();

        using var one = await Shopper.LogInAsync(sandbox, webhook, "alone");
        var alone = await TimedAsync(() => one.ClickAsync(clicks));
        Print($"1 world, {clicks} clicks one after the other", webhook.Latencies, alone);
        webhook.Forget();

        var shoppers = await Task.WhenAll(Enumerable.Range(0, worlds).Select(number => Shopper.LogInAsync(sandbox, webhook, $"w{number}")));
        var together = await TimedAsync(() => Task.WhenAll(shoppers.Select(shopper => shopper.ClickAsync(clicks))));
        Print($"{worlds} worlds at once, {clicks} clicks each, one after the other", webhook.Latencies, together);
        var all = webhook.Latencies.Count;
        webhook.Forget();

        var paced = await TimedAsync(() => Task.WhenAll(shoppers.Select(shopper => shopper.ClickAsync(10, TimeSpan.FromSeconds(1)))));
        Print($"{worlds} worlds at once, a click a second each", webhook.Latencies, paced);
        Console.WriteLine($"deliveries at the wrong webhook: {webhook.Strays}");
        Array.ForEach(shoppers, shopper => shopper.Dispose());
        return webhook.Strays == 0 && all == worlds * clicks ? 0 : 1;
    }

    private static async Task<TimeSpan> TimedAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Print(string what, IReadOnlyCollection<double> milliseconds, TimeSpan took)
    {
        var sorted = milliseconds.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: click to webhook p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, longest {sorted[^1]:0.0} ms; {sorted.Length / took.TotalSeconds:0} clicks/s"));
    }
}
