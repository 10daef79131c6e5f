using WebSite.Web;

namespace WebSite.Data;

/// <summary>
/// Says to other processes that the database's files are in use: a lock of the operating system on a file beside them, which is gone when its holder is,
/// however that ended. Sites share it; who replaces the files has it alone.
/// </summary>
internal sealed class DatabaseUse : IDisposable
{
    /// <summary>What is put behind the database's name.</summary>
    public const string Ending = ".in-use";

    private FileStream? _file;

    /// <summary>Takes it for a site that runs, and waits for somebody who replaces the files.</summary>
    /// <param name="database">The site's file.</param>
    /// <param name="progress">Tells of the wait, and ends it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StartException">The other took too long.</exception>
    public async Task ShareAsync(string database, StartProgress progress, CancellationToken cancel)
    {
        while (_file is null)
        {
            try
            {
                _file = Open(database, FileAccess.Read, FileShare.Read);
            }
            catch (IOException exception) when (MigrationLock.IsHeldElsewhere(exception))
            {
                await progress.WaitAsync("a restore of a backup, which replaces the database", "If that process hangs, end it; its lock ends with it.", cancel);
            }
        }
    }

    /// <summary>Takes it for who replaces the files; null while a site runs on them.</summary>
    /// <param name="database">The site's file.</param>
    public static DatabaseUse? TryAlone(string database)
    {
        try
        {
            return new() { _file = Open(database, FileAccess.ReadWrite, FileShare.None) };
        }
        catch (IOException exception) when (MigrationLock.IsHeldElsewhere(exception))
        {
            return null;
        }
    }

    public void Dispose() => _file?.Dispose();

    private static FileStream Open(string database, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(DatabaseFiles.Target(database) + Ending, options);
    }
}
