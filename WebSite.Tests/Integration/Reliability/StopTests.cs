using System.Net;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Benchmarks.Processes;
using WebSite.Benchmarks.Reliability;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Reliability;

public class StopTests
{
    private const int Deliveries = 24;

    private static readonly Dictionary<string, string> LogRequests = new() { ["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Information" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_under_way_are_answered_and_stored_before_the_site_stops()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TempFolder();
        var database = folder.File("site.db");
        await using var site = await SiteProcess.StartAsync(database, LogRequests, cancel: Cancel);
        Assert.Empty(Directory.EnumerateFiles(Path.GetTempPath(), $"*-{site.Id}-*"));
        using var http = new HttpClient();
        var clicks = new Clicks(database);
        Task<HttpStatusCode>[] answers;
        await using (await Holder.OfAsync(MigratedDatabase.LogOf(database), Cancel))
        {
            // Nobody can be answered before the holder lets go, and all are there when the site is told to stop.
            answers = [.. Enumerable.Range(0, Deliveries).Select(_ => Clicks.PostAsync(http, site.Webhook, clicks.Next(2), Cancel))];
            await site.LoggedAsync("Request starting", Deliveries, Cancel);
            await site.TerminateAsync(Cancel);
            await site.LoggedAsync("Application is shutting down", 1, Cancel);
            Assert.DoesNotContain(answers, answer => answer.IsCompleted);
        }

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(0, await site.ExitAsync(Cancel));
        await using var ledger = new Ledger(database);
        Assert.Equal(Deliveries * 2, (await ledger.StoredAsync(Cancel)).Values.Sum());
    }

    [Fact]
    public async Task Stopped_under_load_it_has_answered_all_that_it_stored_and_stored_all_that_it_accepted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TempFolder();
        var database = folder.File("site.db");
        await using var site = await SiteProcess.StartAsync(database, cancel: Cancel);
        using var http = new HttpClient();
        var clicks = new Clicks(database);
        var left = new[] { 100 };
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, 6).Select(_ => Task.Run(() => SendUntilGoneAsync(http, site, clicks, left, enough), Cancel)).ToArray();

        await enough.Task.WaitAsync(Patience.Most, Cancel);
        await site.TerminateAsync(Cancel);
        var answered = (await Task.WhenAll(senders)).SelectMany(times => times).Order();
        Assert.Equal(0, await site.ExitAsync(Cancel));

        await using var ledger = new Ledger(database);
        Assert.Equal(answered, (await ledger.StoredAsync(Cancel)).Keys.Order());
    }

    /// <summary>The timestamps of all that got a 200.</summary>
    private static async Task<List<long>> SendUntilGoneAsync(HttpClient http, ServerProcess site, Clicks clicks, int[] left, TaskCompletionSource enough)
    {
        var answered = new List<long>();
        while (true)
        {
            var click = clicks.Next(1);
            try
            {
                if (await Clicks.PostAsync(http, site.Webhook, click, Cancel) == HttpStatusCode.OK)
                {
                    answered.AddRange(click.Times);
                }

                if (Interlocked.Decrement(ref left[0]) == 0)
                {
                    enough.SetResult();
                }
            }
            catch (HttpRequestException)
            {
                return answered;
            }
        }
    }
}
