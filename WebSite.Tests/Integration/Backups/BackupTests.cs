using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WebSite.Backups;
using WebSite.Benchmarks.Reliability;
using WebSite.Data;
using WebSite.Tests.Integration.Reliability;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Backups;

/// <summary>Backups made while events come in, cut off, and without room.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly BackupGround _ground = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Made_while_events_come_in_each_one_is_a_pair_that_a_site_goes_on_from_without_a_loss()
    {
        Dictionary<string, string?> environment = new(SiteEnvironment.For(_ground.Database).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        List<(MadeBackup Backup, HashSet<long> Answered)> made = [];
        await using (var site = await SiteProcess.StartAsync(_ground.Database, cancel: Cancel))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var load = new BackupLoad(site, new Clicks(_ground.Database));
            var senders = load.RunAsync(stop.Token);
            for (var n = 0; n < 3; n++)
            {
                await load.AnsweredAsync(200 * (n + 1), Cancel);
                var answered = load.Answered;
                var run = await SiteCommand.RunAsync(environment, "backup", "--to", _ground.Folder.Path);
                Assert.Equal((0, ""), (run.Code, run.Errors));
                made.Add((MadeBackup.Of(run.Output.Split('\n')[0].Trim())!, answered));
            }

            await stop.CancelAsync();
            await senders;
            Assert.Equal(0, load.Refused);
        }

        foreach (var (backup, answered) in made)
        {
            Assert.Null(BackupFacts.Read(backup.Site, backup.Log).Mismatch);
            var run = await SiteCommand.RunAsync(environment, "restore", "--from", backup.Folder, "--both");
            Assert.Equal((0, ""), (run.Code, run.Errors));
            await using var site = await SiteProcess.StartAsync(_ground.Database, cancel: Cancel);
            using var http = new HttpClient();
            await using var ledger = new Ledger(_ground.Database);
            await ledger.SettledAsync(http, site, Cancel);
            Assert.Empty(await ledger.FaultsAsync(Cancel));
            Assert.Empty(answered.Except((await ledger.StoredAsync(Cancel)).Keys));
        }
    }

    [Fact]
    public async Task Killed_in_the_middle_it_leaves_nothing_that_looks_whole_and_the_next_takes_it_away()
    {
        MigratedDatabase.CopyTo(_ground.Database);
        await _ground.WithSiteAsync(site => Task.FromResult(site.Address));
        await BackupGround.ExecuteAsync(_ground.Log, "CREATE TABLE Ballast (B); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) INSERT INTO Ballast SELECT randomblob(1000000) FROM n");
        var start = new ProcessStartInfo("dotnet", [typeof(SiteDb).Assembly.Location, "backup", "--to", _ground.Folder.Path]) { WorkingDirectory = SiteCommand.Root() };
        foreach (var (name, value) in SiteEnvironment.For(_ground.Database))
        {
            start.Environment[name] = value;
        }

        using (var process = Process.Start(start)!)
        {
            while (Unfinished().All(folder => !File.Exists(Path.Combine(folder, DatabaseFiles.LogName))))
            {
                Assert.False(process.HasExited);
                await Task.Yield();
            }

            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        Assert.Empty(_ground.Made);
        Assert.Single(Unfinished());
        Assert.Null(MadeBackup.Of(Unfinished().Single()));
        var whole = await _ground.BackUpAsync();
        Assert.Equal([whole.Folder], _ground.Made.Select(one => one.Folder));
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task Without_room_it_says_how_much_it_needs_and_leaves_nothing()
    {
        using var disk = SmallDisk.Mount();
        Assert.SkipWhen(disk is null, "Only root on Linux can mount a small disk here.");
        MigratedDatabase.CopyTo(_ground.Database);
        await _ground.WithSiteAsync(site => Task.FromResult(site.Address));
        BackupFolder folder = new(disk.File("backups"));

        var refusal = await Assert.ThrowsAsync<BackupException>(() => new BackupMaker(_ground.Files, TimeProvider.System).RunAsync(folder, Cancel));
        Assert.Contains("MB are left for the shop. Make room", refusal.Message, StringComparison.Ordinal);

        await BackupGround.ExecuteAsync(_ground.Log, "CREATE TABLE Ballast (B); INSERT INTO Ballast VALUES (randomblob(20000000))");
        await Assert.ThrowsAnyAsync<SqliteException>(() => LiveCopy.RunAsync(_ground.Files.Log.ConnectionString, disk.File("inbox.db"), Cancel));
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    public void Dispose() => _ground.Dispose();

    private string[] Unfinished() => Directory.Exists(_ground.Folder.Path) ? Directory.GetDirectories(_ground.Folder.Path, ".unfinished-*") : [];
}
