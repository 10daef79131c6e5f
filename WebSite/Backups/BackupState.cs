using Microsoft.Extensions.Options;
using WebSite.Data;

namespace WebSite.Backups;

/// <summary>Where backups are made, and when the next is due.</summary>
internal sealed class BackupState(IOptionsMonitor<BackupOptions> options, DatabaseFiles files, IHostEnvironment host, LastBackup last)
{
    /// <summary>So long after a failure it is tried again, at the latest.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <summary>Whether any are made.</summary>
    public bool IsOn => options.CurrentValue.Every > TimeSpan.Zero;

    /// <summary>How often.</summary>
    public TimeSpan Every => options.CurrentValue.Every;

    /// <summary>How many are kept.</summary>
    public int Keep => options.CurrentValue.Keep;

    /// <summary>Where.</summary>
    public BackupFolder Folder => new(options.CurrentValue.Folder is { Length: > 0 } named
        ? Path.GetFullPath(named, host.ContentRootPath)
        : Path.Combine(Path.GetDirectoryName(DatabaseFiles.Target(files.SitePath))!, DatabaseFiles.BackupsName));

    /// <summary>Whether one should be made now.</summary>
    public bool IsDue(DateTimeOffset now)
    {
        if (!IsOn || (last.Failure is { } failure && (now - failure.At).Duration() < (Every < Again ? Every : Again)))
        {
            return false;
        }

        return Folder.Read(now) is not [var newest, ..] || (now - newest.Note.At).Duration() >= Every;
    }
}
