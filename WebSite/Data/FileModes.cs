using System.Runtime.Versioning;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace WebSite.Data;

/// <summary>
/// Closes the database's files, and the folder that is theirs alone, to everybody but the site's own user: orders, people and the key ring
/// are in them. On Windows the rights that the folder inherits hold. Source: <c>docs/deployment.md</c>.
/// </summary>
internal static partial class FileModes
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>A database, and what SQLite and the start put beside it.</summary>
    private static readonly string[] Ends = ["", "-wal", "-shm", "-journal", MigrationLock.Ending, DatabaseUse.Ending];

    /// <summary>Does it before the databases are first opened, and says in the log what stays open to others.</summary>
    /// <exception cref="IOException">The file isn't there and can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    /// <exception cref="System.Data.Common.DbException">It can't be opened.</exception>
    public static void Close(LogDb log, SiteDb site, DatabaseFiles files, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger(typeof(FileModes));
        foreach (var sentence in Close(files.LogPath, files.SitePath))
        {
            Log.StaysOpen(logger, sentence);
        }

        // EF Core asks whether a database exists by opening it for reading only, which an empty file that is yet to become one doesn't stand.
        foreach (var database in new DatabaseFacade[] { log.Database, site.Database })
        {
            database.OpenConnection();
            database.CloseConnection();
        }
    }

    /// <summary>Does it for the databases of these paths, each of which may be a link to it.</summary>
    /// <returns>A sentence for each thing that stays open to others, with what to do about it.</returns>
    internal static IReadOnlyList<string> Close(params string[] paths)
    {
        var databases = Array.ConvertAll(paths, DatabaseFiles.Target);
        Array.ForEach(databases, Make);
        return OperatingSystem.IsWindows() ? [] : CloseAll(databases);
    }

    [UnsupportedOSPlatform("windows")]
    private static List<string> CloseAll(string[] databases)
    {
        string[] files = [.. databases.SelectMany(database => Ends.Select(end => database + end))];
        return [.. files.Select(CloseFile).Concat(databases.Select(Path.GetDirectoryName).Distinct().Select(folder => CloseFolder(folder!, files))).OfType<string>()];
    }

    /// <summary>Whether the site's user may make files in a folder: tried, for rights are not all that can forbid it.</summary>
    internal static bool MayWrite(string folder)
    {
        try
        {
            new FileStream(Path.Combine(folder, $".{Guid.NewGuid():N}"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether others than its owner may use a file. On Windows that isn't looked at.</summary>
    internal static bool IsOpenToOthers(string file) => !OperatingSystem.IsWindows() && IsOpen(file);

    /// <summary>Why a file stays open to others, in a sentence; null when it is the user's alone, or isn't there.</summary>
    [UnsupportedOSPlatform("windows")]
    private static string? CloseFile(string file) => File.Exists(file) ? Narrow(file, "chmod 600") : null;

    /// <summary>The same of the folder. One that holds other things too may be needed by others as it is.</summary>
    [UnsupportedOSPlatform("windows")]
    private static string? CloseFolder(string folder, string[] files)
    {
        if (!IsOpen(folder))
        {
            return null;
        }

        var other = Directory.EnumerateFileSystemEntries(folder).Except(files).Select(Path.GetFileName).FirstOrDefault(name => !DatabaseFiles.IsOwnFolder(name!));
        return other is null ? Narrow(folder, "chmod 700")
            : $"Other users of this machine may look into the folder '{folder}'. It is left so, because it holds other things too ('{other}'). " +
              $"Give the database a folder of its own (ConnectionStrings:Site), or run: chmod 700 '{folder}'";
    }

    /// <summary>SQLite gives the files beside a database its own rights, so it has to be closed before SQLite makes it with the system's.</summary>
    private static void Make(string database)
    {
        if (!File.Exists(database))
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = Own;
            }

            new FileStream(database, options).Dispose();
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string path) => (File.GetUnixFileMode(path) & Others) != 0;

    [UnsupportedOSPlatform("windows")]
    private static string? Narrow(string path, string command)
    {
        try
        {
            if (IsOpen(path))
            {
                File.SetUnixFileMode(path, File.GetUnixFileMode(path) & ~Others);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"Other users of this machine may use '{path}', and that can't be changed: {exception.Message} Run as its owner: {command} '{path}'";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Sentence}")]
        public static partial void StaysOpen(ILogger logger, string sentence);
    }
}
