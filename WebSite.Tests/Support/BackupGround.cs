using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using WebSite.Backups;
using WebSite.Data;

namespace WebSite.Tests.Support;

/// <summary>A database in a folder of its own, a folder for backups, and what makes and restores them without a site.</summary>
internal sealed class BackupGround : IDisposable
{
    private readonly TempFolder _folder = new();

    public BackupGround()
    {
        Directory.CreateDirectory(File("data"));
        Files = new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Site", (string?)$"Data Source={Database}")]).Build(), _folder.Path);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The site's file.</summary>
    public string Database => File("data/site.db");

    /// <summary>The log.</summary>
    public string Log => MigratedDatabase.LogOf(Database);

    public DatabaseFiles Files { get; }

    /// <summary>Where backups go.</summary>
    public BackupFolder Folder => new(File("backups"));

    /// <summary>Those that are there.</summary>
    public IReadOnlyList<MadeBackup> Made => Folder.Read(DateTimeOffset.UtcNow);

    public string File(string name) => _folder.File(name);

    /// <summary>Makes one.</summary>
    public Task<MadeBackup> BackUpAsync(TimeProvider? clock = null) => new BackupMaker(Files, clock ?? TimeProvider.System).RunAsync(Folder, Cancel);

    /// <summary>Restores one.</summary>
    public async Task<Restored> RestoreAsync(MadeBackup backup, RestoredPart? part = null)
    {
        await using var site = new SiteDb(new DbContextOptionsBuilder<SiteDb>().UseSqlite(Files.SiteConnection).Options);
        await using var log = new LogDb(new DbContextOptionsBuilder<LogDb>().UseSqlite(Files.Log.ConnectionString).Options);
        return await new Restoring(Files, site, log, TimeProvider.System).RunAsync(backup, part, Cancel);
    }

    /// <summary>What it says when it refuses.</summary>
    public async Task<string> RefusalAsync(MadeBackup backup, RestoredPart? part = null) =>
        (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(backup, part))).Message;

    /// <summary>Runs a site on it.</summary>
    public async Task WithSiteAsync(Func<SiteHost, Task> act)
    {
        await using var site = new SiteHost(database: Database);
        await act(site);
    }

    /// <summary>Every value of every row of every table of a database.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancel);
        List<string> rows = [];
        foreach (var table in await SqlLines.ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            rows.AddRange((await SqlLines.ReadAsync(connection, $"SELECT * FROM \"{table}\"")).Order(StringComparer.Ordinal).Select(row => $"{table}: {row}"));
        }

        return rows;
    }

    /// <summary>Runs a statement on a file.</summary>
    public static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public void Dispose() => _folder.Dispose();
}
