using System.Data.Common;
using System.Diagnostics;
using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace WebSite.Backups;

/// <summary>
/// Copies a SQLite database while others write it, as it is at one moment. It reads in one transaction, which keeps no writer out, and in small steps with
/// pauses, so that deliveries are stored meanwhile as quickly as ever; what it has written it brings to the disk step by step, since one large flush at the end
/// would hold up theirs.
/// </summary>
internal static class LiveCopy
{
    /// <summary>Pages (of 4 KiB) of a step.</summary>
    private const int Step = 256;

    /// <summary>After so many steps (16 MiB) what was written is brought to the disk.</summary>
    private const int StepsAFlush = 16;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Copies it.</summary>
    /// <param name="connectionString">Opens the database.</param>
    /// <param name="target">A file that isn't there yet.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="DbException">One of the two can't be read or written.</exception>
    /// <exception cref="IOException">The copy can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static async Task RunAsync(string connectionString, string target, CancellationToken cancel)
    {
        using var disk = OwnFiles.Create(target);
        await using (var from = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString()))
        await using (var to = await OpenAsync(target, cancel))
        {
            await from.OpenAsync(cancel);
            await ExecuteAsync(from, "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1", cancel); // From here on it sees the database as it is now.
            await ExecuteAsync(to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", cancel);
            await CopyAsync(from, to, disk, cancel);
        }

        // One file, which opens where nothing can be written beside it, too.
        await using (var to = await OpenAsync(target, cancel))
        {
            await ExecuteAsync(to, "PRAGMA journal_mode = DELETE", cancel);
        }

        RandomAccess.FlushToDisk(disk);
    }

    private static async Task CopyAsync(SqliteConnection from, SqliteConnection to, SafeFileHandle disk, CancellationToken cancel)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        SqliteException.ThrowExceptionForRC(backup.IsInvalid ? raw.sqlite3_errcode(to.Handle) : raw.SQLITE_OK, to.Handle);
        for (var step = 1; ; step++)
        {
            var begun = Stopwatch.GetTimestamp();
            var code = raw.sqlite3_backup_step(backup, Step);
            if (code == raw.SQLITE_DONE)
            {
                return;
            }

            SqliteException.ThrowExceptionForRC(code, to.Handle);
            if (step % StepsAFlush == 0)
            {
                RandomAccess.FlushToDisk(disk);
            }

            var took = Stopwatch.GetElapsedTime(begun);
            await Task.Delay(took < LongestPause ? took : LongestPause, cancel);
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string target, CancellationToken cancel)
    {
        var connection = new SqliteConnection($"Data Source={LogFile.Uri(target)};Pooling=False");
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
