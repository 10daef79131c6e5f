using System.Globalization;
using System.Text.Json.Serialization;
using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;

namespace WebSite.Backups;

/// <summary>What two files say of themselves.</summary>
/// <param name="LogId">Which log it is.</param>
/// <param name="KnownLog">Which log the site's database has read; null before the first start.</param>
/// <param name="Checkpoint">The last event that it has read.</param>
/// <param name="LastEvent">The last event that the log has given an id to.</param>
/// <param name="WaitingMessages">Messages that are yet to be sent.</param>
/// <param name="Migrations">The last migration of the site's database, and the last of the log.</param>
internal sealed record BackupFacts(Guid LogId, Guid? KnownLog, long Checkpoint, long LastEvent, int WaitingMessages, IReadOnlyList<string> Migrations)
{
    /// <summary>Reads them; nobody else writes the files.</summary>
    /// <param name="site">The site's file.</param>
    /// <param name="log">The log's.</param>
    /// <exception cref="SqliteException">A file can't be read, or lacks a table.</exception>
    /// <exception cref="BackupException">A row is missing.</exception>
    public static BackupFacts Read(string site, string log)
    {
        using var ofSite = Open(site);
        using var ofLog = Open(log);
        return new(
            Guid.Parse(Needed(ofLog, """SELECT hex("Id") FROM "LogIdentity" """)),
            Ask(ofSite, """SELECT hex("LogId") FROM "Checkpoints" """) is { } known ? Guid.Parse(known) : null,
            Number(ofSite, """SELECT "EventId" FROM "Checkpoints" """),
            Number(ofLog, "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'WebhookEvents'), 0)"),
            (int)Number(ofSite, """SELECT count(*) FROM "OutboxMessages" WHERE "State" IN ('Waiting', 'Sending')"""),
            [.. new[] { ofSite, ofLog }.Select(file => Needed(file, """SELECT MAX("MigrationId") FROM "__EFMigrationsHistory" """))]);
    }

    /// <summary>What SQLite finds wrong in a file; null when it is whole.</summary>
    /// <param name="file">It.</param>
    /// <param name="isThorough">Whether indexes are compared with their tables too.</param>
    public static string? Damage(string file, bool isThorough)
    {
        try
        {
            using var connection = Open(file);
            var found = Needed(connection, isThorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
            return found == "ok" ? null : found;
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Why the two don't belong together; null when they do.</summary>
    [JsonIgnore]
    public string? Mismatch =>
        KnownLog is null ? "the site's database has never read a log"
        : KnownLog != LogId ? "the log is another one than the site's database has read"
        : LastEvent < Checkpoint ? $"the log ends at event {LastEvent}, and the site's database has read up to {Checkpoint}: they are of different moments"
        : null;

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={LogFile.Uri(file)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) is { Length: > 0 } found ? found : null;
    }

    private static string Needed(SqliteConnection connection, string sql) =>
        Ask(connection, sql) ?? throw new BackupException($"'{connection.DataSource}' lacks what every site's database has ({sql.Trim()}). Start the site once on it, so that it brings it up to date.");

    private static long Number(SqliteConnection connection, string sql) => long.Parse(Needed(connection, sql), CultureInfo.InvariantCulture);
}
