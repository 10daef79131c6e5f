using System.Data.Common;
using System.Globalization;
using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using WebSite.Data;

namespace WebSite.Backups;

/// <summary>
/// Puts a backup in the place of the database's files. What was there is kept in a folder beside. From when the first file goes until the last has come a note
/// keeps the site from starting on half of it.
/// </summary>
internal sealed class Restoring(DatabaseFiles files, SiteDb site, LogDb log, TimeProvider time)
{
    private const string New = ".restored";

    private static readonly string[] Ends = ["", "-wal", "-shm", "-journal"];

    /// <summary>Restores it.</summary>
    /// <param name="backup">It.</param>
    /// <param name="part">Which of the files; null: both, unless the log that is there knows more than the backup's.</param>
    /// <param name="cancel">Ends it, as long as nothing was replaced.</param>
    /// <exception cref="BackupException">It can't be used, or the files are in use; nothing was changed.</exception>
    public async Task<Restored> RunAsync(MadeBackup backup, RestoredPart? part, CancellationToken cancel)
    {
        using var alone = DatabaseUse.TryAlone(files.SitePath)
            ?? throw new BackupException($"A site is running on '{files.SitePath}'. Stop it first; nothing was changed.");
        try
        {
            await CheckAsync(backup, cancel);
            var present = new PresentFiles(files, backup.Note.Facts);
            var chosen = part ?? (present.NewerEvents > 0 ? throw new BackupException(present.Question) : RestoredPart.Both);
            if (chosen == RestoredPart.Site && present.LogFault is { } fault)
            {
                throw new BackupException($"Of this backup the site's file can't be restored alone: {fault}. Without --site-only both are; nothing was changed.");
            }

            var kept = await ReplaceAsync(chosen == RestoredPart.Site ? [(backup.Site, files.SitePath)] : [(backup.Site, files.SitePath), (backup.Log, files.LogPath)], cancel);
            return new(backup, chosen, kept, (chosen == RestoredPart.Site ? present.LastEvent!.Value : backup.Note.Facts.LastEvent) - backup.Note.Facts.Checkpoint);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException(
                File.Exists(files.RestoreNote)
                    ? $"The restore was cut off: {exception.Message} The site doesn't start before it is made again. What was there lies in the folder '{DatabaseFiles.BeforeRestore}…' beside '{files.SitePath}'."
                    : $"Nothing was changed: {exception.Message}",
                exception);
        }
    }

    private async Task CheckAsync(MadeBackup backup, CancellationToken cancel)
    {
        foreach (var file in backup.Note.Files)
        {
            var path = Path.Combine(backup.Folder, file.Name);
            if (await BackupFile.OfAsync(path, cancel) != file)
            {
                throw new BackupException($"'{path}' isn't the file that was backed up: its bytes have changed since, or it is from another backup. Nothing was changed; take another backup.");
            }

            if (BackupFacts.Damage(path, isThorough: true) is { } damage)
            {
                throw new BackupException($"'{path}' is damaged ({damage}). Nothing was changed; take another backup.");
            }
        }

        var facts = BackupFacts.Read(backup.Site, backup.Log);
        if (facts.Mismatch is { } mismatch)
        {
            throw new BackupException($"The files in '{backup.Folder}' don't belong together: {mismatch}. Nothing was changed; take another backup.");
        }

        string[] known = [.. site.Database.GetMigrations(), .. log.Database.GetMigrations()];
        if (facts.Migrations.FirstOrDefault(one => !known.Contains(one)) is { } newer)
        {
            throw new BackupException($"The backup is of a newer version of the site, which has changed its database since this one ('{newer}'). Restore it with that version; nothing was changed.");
        }
    }

    /// <returns>The folder in which what was there is kept; null when nothing was.</returns>
    private async Task<string?> ReplaceAsync(IReadOnlyList<(string From, string To)> pairs, CancellationToken cancel)
    {
        var targets = pairs.Select(pair => (pair.From, To: DatabaseFiles.Target(pair.To))).ToList();
        try
        {
            foreach (var (from, to) in targets)
            {
                File.Delete(to + New);
                await OwnFiles.CopyAsync(from, to + New, cancel);
            }

            foreach (var (_, to) in targets.Where(pair => File.Exists(pair.To)))
            {
                BeOne(to);
            }

            await File.WriteAllTextAsync(files.RestoreNote, "", cancel);
        }
        catch
        {
            targets.ForEach(pair => File.Delete(pair.To + New));
            throw;
        }

        return Replace([.. targets.Select(pair => pair.To)]);
    }

    /// <summary>Nothing here waits or needs room: a rename each.</summary>
    private string? Replace(IReadOnlyList<string> targets)
    {
        string? kept = null;
        foreach (var to in targets)
        {
            foreach (var end in Ends.Where(end => File.Exists(to + end)))
            {
                kept ??= MakeKept();
                File.Move(to + end, Path.Combine(kept, Path.GetFileName(to) + end));
            }

            File.Move(to + New, to);
        }

        File.Delete(files.RestoreNote);
        return kept;
    }

    private string MakeKept()
    {
        var folder = Path.Combine(
            Path.GetDirectoryName(DatabaseFiles.Target(files.SitePath))!,
            DatabaseFiles.BeforeRestore + time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss'Z'", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N")[..4]);
        OwnFiles.MakeFolder(folder);
        return folder;
    }

    /// <summary>
    /// Puts its write-ahead file into a database, which only who is alone with it can do: another program, or a site of a version that doesn't tell that it uses
    /// the files, is found so. A database that can't be read is left as it is.
    /// </summary>
    private static void BeOne(string database)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={LogFile.Uri(database)};Mode=ReadWrite;Pooling=False;Default Timeout=1");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE"; // Answers with the mode of before where it can't.
            if (command.ExecuteScalar() is "wal")
            {
                throw Used(database);
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            throw Used(database, exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            // It is kept with what lies beside it.
        }
    }

    private static BackupException Used(string database, Exception? inner = null) => new($"Another program has '{database}' open. End it first; nothing was changed.", inner);
}
