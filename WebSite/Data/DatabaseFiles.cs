using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>Where the two SQLite files lie: the site's, and the webhook's log beside it.</summary>
internal sealed class DatabaseFiles
{
    private const string SiteSetting = "Site";
    private const string LogSetting = "Log";

    /// <summary>The log's name, where no setting says another.</summary>
    internal const string LogName = "inbox.db";

    /// <summary>The folder of backups beside the site's file, where no setting names another.</summary>
    internal const string BackupsName = "backups";

    /// <summary>How folders are called that a restore puts beside the files, with those of before.</summary>
    internal const string BeforeRestore = "before-restore-";

    private readonly SqliteConnectionStringBuilder _site;
    private readonly SqliteConnectionStringBuilder _log;

    /// <summary>Reads <c>ConnectionStrings:Site</c>, and <c>ConnectionStrings:Log</c> where it is set.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="contentRoot">What relative paths begin from, so that they mean the same from whichever folder the site is started.</param>
    /// <exception cref="StartException">One is missing, or can't be used.</exception>
    public DatabaseFiles(IConfiguration configuration, string contentRoot)
    {
        var site = configuration.GetConnectionString(SiteSetting);
        if (string.IsNullOrWhiteSpace(site))
        {
            throw new StartException("ConnectionStrings:Site is missing. For SQLite it is for instance 'Data Source=data/site.db'.");
        }

        _site = Parse(SiteSetting, site);
        SitePath = Path.GetFullPath(_site.DataSource, contentRoot);
        var log = configuration.GetConnectionString(LogSetting);
        _log = string.IsNullOrWhiteSpace(log) ? new(_site.ToString()) { DataSource = Path.Combine(Path.GetDirectoryName(Target(SitePath))!, LogName) } : Parse(LogSetting, log);
        LogPath = Path.GetFullPath(_log.DataSource, contentRoot);
        if (LogPath == SitePath)
        {
            throw new StartException($"ConnectionStrings:Log names the same file as ConnectionStrings:Site, '{SitePath}'. The log needs a file of its own.");
        }
    }

    /// <summary>The site's file.</summary>
    public string SitePath { get; }

    /// <summary>The log's file.</summary>
    public string LogPath { get; }

    /// <summary>The note that a restore is replacing the files. Where it stays, that was cut off, and they don't belong together.</summary>
    public string RestoreNote => Target(SitePath) + ".restoring";

    /// <summary>Whether the site itself makes folders of that name beside its files, closed to others.</summary>
    internal static bool IsOwnFolder(string name) => name == BackupsName || name.StartsWith(BeforeRestore, StringComparison.Ordinal);

    /// <summary>Whether both are where they were at the start. Who has one open goes on writing to a file that was deleted, and loses it all.</summary>
    public bool AreThere => File.Exists(SitePath) && File.Exists(LogPath);

    /// <summary>The connection string of the site's file.</summary>
    public string SiteConnection => For(_site, SitePath);

    /// <summary>The log's file, and the connection string that opens it.</summary>
    public LogFile Log => new(LogPath, For(_log, LogPath));

    /// <summary>The file behind a link: who keeps the database on another disk wants its log there, too.</summary>
    internal static string Target(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    // As an URI, without which SQLite would take none for the database that is attached to it either.
    private static string For(SqliteConnectionStringBuilder parts, string path)
    {
        var whole = new SqliteConnectionStringBuilder(parts.ToString()) { DataSource = LogFile.Uri(path) };
        if (!whole.ShouldSerialize("Default Timeout"))
        {
            whole.DefaultTimeout = SqlitePragmas.Patience;
        }

        if (!whole.ShouldSerialize("Mode"))
        {
            whole.Mode = SqliteOpenMode.ReadWrite; // The start makes the file: one that has gone since isn't replaced by an empty one.
        }

        return whole.ToString();
    }

    private static SqliteConnectionStringBuilder Parse(string name, string text)
    {
        try
        {
            var parts = new SqliteConnectionStringBuilder(text);
            return parts.DataSource is "" or ":memory:" || parts.Mode == SqliteOpenMode.Memory
                ? throw new StartException($"ConnectionStrings:{name} is '{text}'. It must name a file, for instance 'Data Source=data/site.db'.")
                : parts;
        }
        catch (ArgumentException exception)
        {
            throw new StartException($"ConnectionStrings:{name} is '{text}', which SQLite can't read: {exception.Message}", exception);
        }
    }

    /// <summary>Makes the folders that aren't there.</summary>
    /// <exception cref="StartException">One can't be made.</exception>
    public void MakeFolders()
    {
        MakeFolderOf(SiteSetting, SitePath);
        MakeFolderOf(LogSetting, LogPath);
    }

    /// <summary>A folder that wasn't there is made for the site's own user alone: orders and the key ring are in it.</summary>
    private static void MakeFolderOf(string name, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder of '{path}' can't be made: {exception.Message} ConnectionStrings:{name} names it. Name another, or make it for the site's user.", exception);
        }
    }
}
