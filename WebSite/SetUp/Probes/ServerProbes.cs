using WebSite.Backups;
using WebSite.Data;
using WebSite.Web;

namespace WebSite.SetUp.Probes;

/// <summary>What this machine itself says of the set-up.</summary>
/// <param name="Proxies">What became of X-Forwarded-For; null where no requests are taken, as in a terminal.</param>
/// <param name="Open">The databases' files and folders, where others may use them.</param>
internal sealed record ServerProbes(SeenProxies? Proxies, IReadOnlyList<string> Open)
{
    /// <summary>What there is of backups; null where nobody looked.</summary>
    public BackupProbes? Backups { get; init; }
}

/// <summary>What there is of backups.</summary>
/// <param name="IsOn">Whether any are made.</param>
/// <param name="Folder">Where.</param>
/// <param name="Every">How often.</param>
/// <param name="IsBesideDatabase">Whether they lie on the database's own disk.</param>
/// <param name="Made">Those that are there, the newest first.</param>
/// <param name="Failure">Why the last try failed, if it did.</param>
internal sealed record BackupProbes(bool IsOn, string Folder, TimeSpan Every, bool IsBesideDatabase, IReadOnlyList<MadeBackup> Made, string? Failure);

/// <summary>Reads it; changes nothing.</summary>
internal sealed class ServerReader(SeenProxies seen, IHostApplicationLifetime site, LastBackup last, TimeProvider time, DatabaseFiles? files = null, BackupState? backups = null)
{
    public ServerProbes Read()
    {
        var proxies = site.ApplicationStarted.IsCancellationRequested ? seen : null;
        if (files is null || backups is null)
        {
            return new(proxies, []); // The database is a server, with files and backups of its own.
        }

        string[] databases = [DatabaseFiles.Target(files.SitePath), DatabaseFiles.Target(files.LogPath)];
        return new(
            proxies,
            [.. databases.Concat(databases.Select(database => Path.GetDirectoryName(database)!)).Distinct().Where(path => Path.Exists(path) && FileModes.IsOpenToOthers(path))])
        {
            Backups = new(backups.IsOn, backups.Folder.Path, backups.Every, IsBeside(backups.Folder.Path, databases[0]), backups.Folder.Read(time.GetUtcNow()), last.Failure?.Why),
        };
    }

    /// <summary>By the mount points, of which the longest that a path begins with is its disk.</summary>
    private static bool IsBeside(string folder, string database)
    {
        var roots = DriveInfo.GetDrives().Select(drive => drive.RootDirectory.FullName).OrderByDescending(root => root.Length).ToList();
        return RootOf(folder) == RootOf(database);

        string? RootOf(string path) => roots.FirstOrDefault(root => path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
