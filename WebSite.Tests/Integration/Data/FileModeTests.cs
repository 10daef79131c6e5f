using System.Runtime.Versioning;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebSite.Data;
using WebSite.Tests.Support;
using static System.IO.UnixFileMode;

namespace WebSite.Tests.Integration.Data;

[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests : IDisposable
{
    private const UnixFileMode FileOfOne = UserRead | UserWrite;
    private const UnixFileMode FolderOfOne = FileOfOne | UserExecute;
    private const UnixFileMode Everybody = FolderOfOne | GroupRead | GroupWrite | GroupExecute | OtherRead | OtherWrite | OtherExecute;

    private static readonly string[] Ends = ["", "-wal", "-shm"];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task What_the_site_makes_is_its_own_users_alone()
    {
        var database = _folder.File("data/site.db");
        await using var site = new SiteHost(database: database);
        await AssertClosedAsync(site, database);
        Assert.Equal(FolderOfOne, Mode(_folder.File("data")));
    }

    [Fact]
    public async Task What_was_there_is_closed_at_the_start()
    {
        var database = Open(_folder.File("data"));
        using var log = new LogWatch(LogLevel.Warning);
        await using var site = new SiteHost(database: database, log: log);
        await AssertClosedAsync(site, database);
        Assert.Equal(FolderOfOne, Mode(_folder.File("data")));
        Assert.DoesNotContain(log.Errors, line => line.Contains("chmod", StringComparison.Ordinal));
    }

    /// <summary>As a process leaves them that was killed.</summary>
    [Fact]
    public void A_log_that_was_left_behind_is_closed_too()
    {
        var database = Open(_folder.File("data"));
        Array.ForEach(Ends, end => OpenFile(database + end));
        Assert.Empty(FileModes.Close(database, MigratedDatabase.LogOf(database)));
        AssertClosed(database);
    }

    [Fact]
    public async Task A_folder_that_holds_other_things_stays_and_the_log_says_what_to_do()
    {
        var database = Open(_folder.File("shared"));
        await File.WriteAllTextAsync(_folder.File("shared/orders.csv"), "", TestContext.Current.CancellationToken);
        using var log = new LogWatch(LogLevel.Warning);
        await using var site = new SiteHost(database: database, log: log);
        await AssertClosedAsync(site, database);
        Assert.Equal(Everybody, Mode(_folder.File("shared")));
        var line = Assert.Single(log.Errors, line => line.Contains("chmod", StringComparison.Ordinal));
        Assert.Contains($"holds other things too ('orders.csv')", line, StringComparison.Ordinal);
        Assert.EndsWith($"chmod 700 '{_folder.File("shared")}'", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_link_it_is_the_file_itself_that_is_closed()
    {
        var database = Open(_folder.File("data"));
        File.CreateSymbolicLink(_folder.File("site.db"), database);
        File.CreateSymbolicLink(_folder.File("new.db"), _folder.File("data/new.db"));
        await using var site = new SiteHost(database: _folder.File("site.db"));
        await AssertClosedAsync(site, database);

        FileModes.Close(_folder.File("new.db"));
        Assert.Equal(FileOfOne, Mode(_folder.File("data/new.db")));
    }

    /// <summary>Of a process's file in /proc nobody changes the mode, not even root.</summary>
    [Fact]
    public void What_can_not_be_closed_is_said_with_what_to_do()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /proc.");
        var sentence = FileModes.Close("/proc/self/status")[0];
        Assert.StartsWith("Other users of this machine may use '/proc/self/status', and that can't be changed: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith("Run as its owner: chmod 600 '/proc/self/status'", sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A database in a folder of its own, both for everybody.</summary>
    private static string Open(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Everybody);
        var database = Path.Combine(folder, "site.db");
        MigratedDatabase.CopyTo(database);
        OpenFile(database);
        OpenFile(MigratedDatabase.LogOf(database));
        return database;
    }

    private static void OpenFile(string file)
    {
        File.AppendAllText(file, "");
        File.SetUnixFileMode(file, FileOfOne | GroupRead | GroupWrite | OtherRead | OtherWrite);
    }

    /// <summary>SQLite takes the files beside the database away when nobody has it open.</summary>
    private static Task<int> AssertClosedAsync(SiteHost site, string database) => site.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var count = await db.Products.CountAsync(TestContext.Current.CancellationToken);
        AssertClosed(database);
        return count;
    });

    private static void AssertClosed(string database)
    {
        Assert.All(Ends, end => Assert.Equal(FileOfOne, Mode(database + end)));
        Assert.Equal(FileOfOne, Mode(MigratedDatabase.LogOf(database)));
    }

    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);
}
