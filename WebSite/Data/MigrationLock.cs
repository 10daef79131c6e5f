namespace WebSite.Data;

/// <summary>
/// Lets one process at a time bring a database up to date: an exclusive lock of the operating system on a file beside it, which is
/// gone when its holder is, however that ended. Its holder knows that nobody else of this program is at the database's schema.
/// </summary>
/// <remarks>The file stays: taken away, it could be locked by two, one on the old file and one on the new.</remarks>
internal sealed class MigrationLock : IDisposable
{
    private readonly FileStream _file;

    private MigrationLock(FileStream file) => _file = file;

    /// <summary>Whether somebody began to migrate and didn't come to the end. Who holds this lock knows that it is nobody who lives.</summary>
    public bool WasCutOff => _file.Length > 0;

    /// <summary>Takes it, and waits for another holder to end.</summary>
    /// <param name="database">The SQLite file.</param>
    /// <param name="progress">Tells of the wait, and ends it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="Web.StartException">Another holder took too long.</exception>
    /// <exception cref="IOException">The file can't be made or written.</exception>
    public static async Task<MigrationLock> TakeAsync(string database, StartProgress progress, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new(Open(database));
            }
            catch (IOException exception) when (IsHeldElsewhere(exception))
            {
                await progress.WaitAsync(
                    "another process of the site, which is bringing the database up to date",
                    "If that process hangs, end it; its lock ends with it.",
                    cancel);
            }
        }
    }

    /// <summary>Notes in the file that migrating begins.</summary>
    public void Begin()
    {
        _file.SetLength(1);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Takes the note away: the end was reached, and EF Core has given back its own lock.</summary>
    public void End() => _file.SetLength(0);

    public void Dispose() => _file.Dispose();

    /// <summary>Where the lock of a database lies.</summary>
    public static string PathFor(string database) => database + Ending;

    /// <summary>What is put behind the database's name.</summary>
    public const string Ending = ".migrating";

    private static FileStream Open(string database)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(PathFor(database), options);
    }

    /// <summary>The runtime has no exception of its own for it: it is EWOULDBLOCK of Linux, of macOS, or Windows' sharing violation.</summary>
    internal static bool IsHeldElsewhere(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
