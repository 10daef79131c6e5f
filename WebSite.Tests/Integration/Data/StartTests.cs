using Messenger.AspNetCore.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WebSite.Data;
using WebSite.Tests.Integration.Reliability;
using WebSite.Tests.Support;
using WebSite.Web;

namespace WebSite.Tests.Integration.Data;

/// <summary>Starts on a database that others are at, or were at when they were killed. None waits for ever, and none in silence.</summary>
public sealed class StartTests : IDisposable
{
    private const string Row = """
        CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-27 00:50:00.0000000+00:00');
        """;

    private readonly TempFolder _folder = new();
    private readonly LogWatch _log = new(LogLevel.Warning);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => _folder.File("site.db");

    [Fact]
    public async Task The_lock_of_a_killed_start_is_removed_at_once_and_the_log_says_so()
    {
        await ExecuteAsync(Row);
        await File.WriteAllTextAsync(MigrationLock.PathFor(Database), "*", Cancel);
        await using var site = Host();
        Assert.NotNull(site.Address);
        Assert.Contains(_log.Errors, line => line.StartsWith("A start before this one ended", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Errors, line => line.Contains("waiting", StringComparison.Ordinal));
        Assert.Equal(0, new FileInfo(MigrationLock.PathFor(Database)).Length);
    }

    [Fact]
    public async Task The_lock_of_a_version_that_is_gone_is_removed_after_a_wait_that_the_log_tells_of()
    {
        await ExecuteAsync(Row);
        await using var site = Host();
        Assert.NotNull(site.Address);
        Assert.Contains(_log.Errors, line => line.StartsWith("The start is waiting for another program that is migrating the database", StringComparison.Ordinal));
        Assert.Contains(_log.Errors, line => line.StartsWith("A start before this one ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_lock_of_a_version_that_lives_is_waited_for()
    {
        await ExecuteAsync(Row);
        await using var site = Host();
        var start = Task.Run(() => site.Address, Cancel);
        await _log.ErrorAsync("waiting for another program that is migrating", 1, Cancel);
        await ExecuteAsync("""DELETE FROM "__EFMigrationsLock" """);
        await start;
        Assert.DoesNotContain(_log.Errors, line => line.StartsWith("A start before this one ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_first_starts_one_waits_for_the_other_and_says_so()
    {
        await using var site = Host();
        Task<Uri> start;
        await using (new FileStream(MigrationLock.PathFor(Database), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            start = Task.Run(() => site.Address, Cancel);
            await _log.ErrorAsync("waiting for another process of the site", 1, Cancel);
            Assert.False(File.Exists(Database));
        }

        await start;
        await using var second = Host();
        await using var third = Host();
        await Task.WhenAll(Task.Run(() => second.Address, Cancel), Task.Run(() => third.Address, Cancel));
    }

    [Fact]
    public async Task Two_processes_start_on_one_new_file()
    {
        await using var first = Host();
        await using var second = Host();
        await Task.WhenAll(Task.Run(() => first.Address, Cancel), Task.Run(() => second.Address, Cancel));
        Assert.Equal(12, await first.ReadAsync(db => Task.FromResult(db.Products.Count())));
    }

    [Fact]
    public async Task A_lock_that_is_never_given_back_ends_the_start_with_a_sentence_that_says_what_to_do()
    {
        await using var held = new FileStream(MigrationLock.PathFor(Database), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("for another process of the site, which is bringing the database up to date, and gave up (Database:Patience is 00:00:01). If that process hangs, end it", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_writes_ends_the_start_with_a_sentence_that_says_what_to_do()
    {
        MigratedDatabase.CopyTo(Database);
        await using var holder = await Holder.OfAsync(Database, Cancel);
        Assert.Contains("for another program, which holds the database's lock for writing, and gave up", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_writes_is_waited_for_and_the_log_says_so()
    {
        MigratedDatabase.CopyTo(Database);
        await using var site = Host();
        Task<Uri> start;
        await using (await Holder.OfAsync(Database, Cancel))
        {
            start = Task.Run(() => site.Address, Cancel);
            await _log.ErrorAsync("The start is", 1, Cancel);
        }

        await start;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_full_disk_under_either_file_ends_the_start_with_a_sentence_and_the_next_start_has_room(bool isLogs)
    {
        using var disk = SmallDisk.Mount();
        Assert.SkipWhen(disk is null, "Only root on Linux can mount a small disk here.");
        var database = isLogs ? Database : disk.File("site.db");
        var log = KeyValuePair.Create("ConnectionStrings:Log", (string?)("Data Source=" + (isLogs ? disk.File("inbox.db") : _folder.File("inbox.db"))));
        disk.Fill("filler");
        await using (var site = new SiteHost([log], database: database))
        {
            var fault = Assert.IsType<StartException>(Record.Exception(() => site.Address));
            Assert.Contains("database or disk is full", fault.Message, StringComparison.Ordinal);
            Assert.EndsWith("Check that the folder exists, may be written to, and has room.", fault.Message, StringComparison.Ordinal);
        }

        File.Delete(disk.File("filler"));
        await using var again = new SiteHost([log], database: database);
        Assert.NotNull(again.Address);
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    private SiteHost Host(params (string Name, string? Value)[] settings) =>
        new(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)), database: Database, log: _log);

    private async Task<string> FailureAsync()
    {
        await using var site = Host(("Database:Patience", "00:00:01"));
        return Record.Exception(() => site.Address)?.ToString() ?? "It started.";
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
