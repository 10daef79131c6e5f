using System.Data.Common;
using System.Diagnostics;
using WebSite.Data;

namespace WebSite.Backups;

/// <summary>
/// Makes a backup of the site's database and of the webhook's log, beside a site that runs or none: the site's file first and then the log, so that the log is
/// never behind what the site has read of it. It is looked through and on the disk before it gets its name.
/// </summary>
internal sealed class BackupMaker(DatabaseFiles files, TimeProvider time)
{
    /// <summary>The site's file in a backup.</summary>
    public const string SiteName = "site.db";

    /// <summary>A backup never takes the last room on a disk: as much as it takes itself stays free, and this at least.</summary>
    private const long Reserve = 64 << 20;

    /// <summary>Makes one.</summary>
    /// <param name="into">Where.</param>
    /// <param name="cancel">Ends it; nothing is left of it then.</param>
    /// <exception cref="BackupException">It can't be made.</exception>
    public async Task<MadeBackup> RunAsync(BackupFolder into, CancellationToken cancel)
    {
        try
        {
            using var mine = into.Begin();
            CheckRoom(into.Path);
            var unfinished = into.MakeUnfinished();
            try
            {
                return into.Finish(unfinished, await FillAsync(unfinished, cancel));
            }
            finally
            {
                if (Directory.Exists(unfinished))
                {
                    Directory.Delete(unfinished, recursive: true);
                }
            }
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup in '{into.Path}' could not be written: {exception.Message.TrimEnd('.')}. Backup:Folder names where; the site's user must be able to write there, and the disk needs room.", exception);
        }
    }

    private async Task<BackupNote> FillAsync(string folder, CancellationToken cancel)
    {
        var (at, begun) = (time.GetUtcNow(), Stopwatch.GetTimestamp());
        var (site, log) = (Path.Combine(folder, SiteName), Path.Combine(folder, DatabaseFiles.LogName));
        await LiveCopy.RunAsync(files.SiteConnection, site, cancel);
        await LiveCopy.RunAsync(files.Log.ConnectionString, log, cancel);
        foreach (var copy in new[] { site, log })
        {
            if (BackupFacts.Damage(copy, isThorough: false) is { } damage)
            {
                throw new BackupException($"The copy of {Path.GetFileName(copy)} is damaged ({damage}). If the next is damaged too, so is the database itself, or the disk: keep the last good backup, and look at both.");
            }
        }

        var facts = BackupFacts.Read(site, log);
        if (facts.Mismatch is { } mismatch)
        {
            throw new BackupException($"The copies don't belong together: {mismatch}. Look at ConnectionStrings:Site and ConnectionStrings:Log, and start the site once on them.");
        }

        BackupNote note = new(BackupNote.Known, at, Stopwatch.GetElapsedTime(begun).TotalSeconds, facts, [await BackupFile.OfAsync(site, cancel), await BackupFile.OfAsync(log, cancel)]);
        await note.WriteAsync(folder, cancel);
        return note;
    }

    private void CheckRoom(string folder)
    {
        var needed = new[] { files.SitePath, files.LogPath }.SelectMany(file => new[] { file, file + "-wal" }).Select(file => new FileInfo(file)).Where(file => file.Exists).Sum(file => file.Length);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed + Math.Max(needed, Reserve))
        {
            throw new BackupException(
                $"The disk of '{folder}' has {Size.Of(free)} free. A backup takes {Size.Of(needed)}, and {Size.Of(Math.Max(needed, Reserve))} are left for the shop. " +
                "Make room, name a folder on another disk (Backup:Folder), or keep fewer (Backup:Keep).");
        }
    }
}
