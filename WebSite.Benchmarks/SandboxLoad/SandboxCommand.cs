using System.Diagnostics;
using System.Globalization;
using System.Net;
using WebSite.Sandbox;

namespace WebSite.Benchmarks.SandboxLoad;

/// <summary>How long after a click the sandbox's delivery is at the webhook: one world alone, then many at once. All in one process.</summary>
internal static class SandboxCommand
{
    public static async Task<int> RunAsync(int worlds, int clicks)
    {
        await using var webhook = await Arrivals.StartAsync();
        await using var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0"), LogsDeliveries = false });

        // Once for the compiler.
        await ClickAsync(sandbox, webhook, "warm", 300);
        webhook.Forget();

        var alone = await TimedAsync(() => ClickAsync(sandbox, webhook, "alone", clicks));
        Print($"1 world, {clicks} clicks one after the other", webhook.Latencies, alone);
        webhook.Forget();

        var together = await TimedAsync(() => Task.WhenAll(Enumerable.Range(0, worlds).Select(number => ClickAsync(sandbox, webhook, $"w{number}", clicks))));
        Print($"{worlds} worlds at once, {clicks} clicks each, one after the other", webhook.Latencies, together);
        var all = webhook.Latencies.Count;
        webhook.Forget();

        var paced = await TimedAsync(() => Task.WhenAll(Enumerable.Range(0, worlds).Select(number => ClickAsync(sandbox, webhook, $"w{number}", 10, TimeSpan.FromSeconds(1)))));
        Print($"{worlds} worlds at once, a click a second each", webhook.Latencies, paced);
        Console.WriteLine($"deliveries at the wrong webhook: {webhook.Strays}");
        return webhook.Strays == 0 && all == worlds * clicks ? 0 : 1;
    }

    // The request a plugin's frame makes upon a click of somebody who is logged in and has confirmed before.
    private static async Task ClickAsync(SandboxHost sandbox, Arrivals webhook, string id, int clicks, TimeSpan pause = default)
    {
        var world = sandbox.Worlds.GetOrCreate(id);
        world.Webhook = webhook.Of(id);
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = sandbox.Address };
        using var login = await browser.PostAsync($"/dialog/login?world={id}&then=link&next=/m.me/{world.Options.PageUsername}", Form(("person", "demo-psid-alice")));
        login.EnsureSuccessStatusCode();

        for (var click = 0; click < clicks; click++)
        {
            if (pause > TimeSpan.Zero)
            {
                // Worlds out of step: people don't click in chorus.
                await Task.Delay(click == 0 ? pause * Random.Shared.NextDouble() : pause);
            }

            var clickRef = $"{id}-{click}";
            var arrival = webhook.Expect(id, clickRef);
            using var answer = await browser.PostAsync($"/plugins/optin?world={id}", Form(("ref", clickRef), ("one_click", "true")));
            answer.EnsureSuccessStatusCode();
            await arrival;
        }
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

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
