using System.Diagnostics;
using System.Globalization;
using WebSite.Benchmarks.Load;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Dashboard;

/// <summary>
/// <c>dashboard [opt-ins, thousand] [opt-ins, thousand] [looks]</c>: how long a merchant's pages take in a shop with so many opt-ins and in one with more, while
/// 500 events a second come in, beside the same questions asked of the raw tables.
/// </summary>
internal static class DashboardCommand
{
    private const int EventsPerSecond = 500;

    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync(int fewer, int more, int looks)
    {
        List<(long Rows, Dictionary<string, double[]> Times, Dictionary<string, double> Raw)> shops = [];
        foreach (var rows in new[] { fewer * 1000L, more * 1000L }.Distinct())
        {
            using var workplace = new Workplace();
            var files = new Files(workplace.Folder, HasLog: true);
            await using var template = await ShopGround.MakeAsync(files, rows);
            var raw = await RawQuestions.AskAsync(files);
            shops.Add((rows, await LookAsync(files, template, rows, looks), raw));
        }

        Write(shops);
        return 0;
    }

    private static async Task<Dictionary<string, double[]>> LookAsync(Files files, Template template, long rows, int looks)
    {
        await Noise.IdleAsync();
        await using var server = await ServerProcess.StartAsync(Contenders.Ours.On(files.Site));
        using var bob = await Merchant.SignInAsync(server.Address, template);
        using var end = new CancellationTokenSource();
        var others = Client.RunAsync(server.Address.Port, new AtRate(new Requests(new Bodies(template.Refs, 1).Many(EventsPerSecond * 900), again: false), EventsPerSecond, TimeSpan.FromDays(1), end.Token));
        Dictionary<string, double[]> times = [];
        foreach (var (name, path) in await Screens.OfAsync(files, rows, bob))
        {
            times[name] = await TimeAsync(bob, name, path, looks);
            Console.WriteLine($"{rows:N0}: {name}: p50 {At(times[name], 0.5):N1} ms, p99 {At(times[name], 0.99):N1} ms");
        }

        await end.CancelAsync();
        await others;
        return times;
    }

    private static async Task<double[]> TimeAsync(HttpClient bob, string name, string path, int looks)
    {
        var times = new double[looks];
        for (var n = -Math.Max(5, looks / 10); n < looks; n++)
        {
            var watch = Stopwatch.StartNew();
            using var reply = await bob.GetAsync(path);
            await reply.Content.ReadAsByteArrayAsync();
            if (!reply.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{name} ({path}) was answered with {(int)reply.StatusCode}.");
            }

            if (n >= 0)
            {
                times[n] = watch.Elapsed.TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times;
    }

    private static double At(double[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    private static void Write(List<(long Rows, Dictionary<string, double[]> Times, Dictionary<string, double> Raw)> shops)
    {
        var (small, large) = (shops[0], shops[^1]);
        Console.WriteLine();
        Tables.Row("page", $"p50 ms, {small.Rows:N0}", $"p99 ms, {small.Rows:N0}", $"p50 ms, {large.Rows:N0}", $"p99 ms, {large.Rows:N0}", "p99, more to fewer", "under 50 ms, at most 1.5 x");
        Tables.Row("---", "---", "---", "---", "---", "---", "---");
        foreach (var name in small.Times.Keys)
        {
            var (one, other) = (small.Times[name], large.Times[name]);
            var ratio = At(other, 0.99) / At(one, 0.99);
            Tables.Row(
                name, Text(At(one, 0.5)), Text(At(one, 0.99)), Text(At(other, 0.5)), Text(At(other, 0.99)), ratio.ToString("N2", CultureInfo.InvariantCulture),
                At(other, 0.99) < Target.TotalMilliseconds && ratio <= 1.5 ? "reached" : "not reached");
        }

        Console.WriteLine();
        Tables.Row("the same of the raw tables, once, warm", $"ms, {small.Rows:N0}", $"ms, {large.Rows:N0}");
        Tables.Row("---", "---", "---");
        foreach (var name in small.Raw.Keys)
        {
            Tables.Row(name, Text(small.Raw[name]), Text(large.Raw[name]));
        }
    }

    private static string Text(double milliseconds) => milliseconds.ToString("N1", CultureInfo.InvariantCulture);
}
