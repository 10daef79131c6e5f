using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Data;

/// <summary>One of the two files comes back from a backup, and the other doesn't.</summary>
public sealed class LogMatchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Site => _folder.File("site.db");

    private string Log => MigratedDatabase.LogOf(Site);

    [Fact]
    public async Task Beside_an_older_database_the_log_is_read_again_from_where_that_stood()
    {
        await RunAsync(site => site.DeliverAsync(OptIn("R", At(1), "1")));
        File.Copy(Site, _folder.File("backup.db"));
        await RunAsync(site => site.DeliverAsync(OptIn("R", At(2), "2"), OptIn("R", At(3), "3")));
        File.Move(_folder.File("backup.db"), Site, overwrite: true);

        await RunAsync(async site =>
        {
            await site.SettledAsync();
            Assert.Equal([("1", 1), ("2", 1), ("3", 1)], (await site.OptInsAsync()).Select(o => (o.Psid, o.ClickCount)));
        });
    }

    [Fact]
    public async Task An_older_log_goes_on_behind_what_was_read_and_the_start_says_so()
    {
        await RunAsync(site => site.DeliverAsync(OptIn("R", At(1), "1")));
        File.Copy(Log, _folder.File("backup.db"));
        await RunAsync(site => site.DeliverAsync(OptIn("R", At(2), "2"), OptIn("R", At(3), "3")));
        File.Move(_folder.File("backup.db"), Log, overwrite: true);

        var said = await RunAsync(async site =>
        {
            await site.DeliverAsync(OptIn("R", At(4), "4"));
            Assert.Equal([1, 4], (await site.EventsAsync()).Select(e => e.Id));
            Assert.Equal(["1", "2", "3", "4"], (await site.OptInsAsync()).Select(o => o.Psid));
        });
        Assert.Contains(said, line => line.Contains("ends before event 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_is_gone_begins_anew_behind_what_was_read()
    {
        await RunAsync(site => site.DeliverAsync(OptIn("R", At(1), "1"), OptIn("R", At(2), "2")));
        File.Delete(Log);

        var said = await RunAsync(async site =>
        {
            await site.DeliverAsync(OptIn("R", At(3), "3"));
            Assert.Equal([3], (await site.EventsAsync()).Select(e => e.Id));
            Assert.Equal(["1", "2", "3"], (await site.OptInsAsync()).Select(o => o.Psid));
        });
        Assert.Contains(said, line => line.Contains("another one than the site's database has read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_sites_log_is_read_from_its_beginning_behind_what_was_read()
    {
        await RunAsync(site => site.DeliverAsync(OptIn("R", At(1), "1"), OptIn("R", At(2), "2")));
        using var other = new TempFolder();
        await using (var elsewhere = new SiteHost(database: other.File("site.db")))
        {
            await elsewhere.DeliverAsync(OptIn("R", At(5), "5"), OptIn("R", At(6), "6"), OptIn("R", At(7), "7"));
        }

        File.Copy(MigratedDatabase.LogOf(other.File("site.db")), Log, overwrite: true);
        var said = await RunAsync(async site =>
        {
            await site.SettledAsync();
            Assert.Equal([3, 4, 5], (await site.EventsAsync()).Select(e => e.Id));
            Assert.Equal(["1", "2", "5", "6", "7"], (await site.OptInsAsync()).Select(o => o.Psid));
        });
        Assert.Single(said, line => line.Contains("another one than the site's database has read", StringComparison.Ordinal));
        Assert.DoesNotContain(await RunAsync(_ => Task.CompletedTask), line => line.Contains("another one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_is_no_file_of_the_sites()
    {
        await using var site = new SiteHost(new Dictionary<string, string?> { ["ConnectionStrings:Log"] = $"Data Source={Site}" }, database: Site);
        Assert.Contains("The log needs a file of its own", Assert.Throws<OptionsValidationException>(() => site.Services).Message, StringComparison.Ordinal);
    }

    /// <summary>Runs the site once on the two files; returns what it warned of.</summary>
    private async Task<IReadOnlyCollection<string>> RunAsync(Func<SiteHost, Task> act)
    {
        using var log = new LogWatch(LogLevel.Warning);
        await using (var site = new SiteHost(database: Site, log: log))
        {
            await site.ReadAsync(db => db.Checkpoints.SingleAsync(Cancel));
            await act(site);
        }

        return [.. log.Errors];
    }

    public void Dispose() => _folder.Dispose();
}
