using WebSite.Backups;

namespace WebSite.Monitoring;

/// <summary>How old the newest backup is.</summary>
internal sealed class BackupAge(BackupState backups, TimeProvider time)
{
    private readonly DateTimeOffset _began = time.GetUtcNow();

    /// <summary>Its age; before the first, how long the site runs, so that one that never comes is missed. Null when none are made.</summary>
    public TimeSpan? Now()
    {
        var now = time.GetUtcNow();
        return !backups.IsOn ? null : now - (backups.Folder.Read(now) is [var newest, ..] && newest.Note.At <= now ? newest.Note.At : _began);
    }
}
