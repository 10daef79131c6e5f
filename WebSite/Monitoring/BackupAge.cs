using WebSite.Backups;

namespace WebSite.Monitoring;

/// <summary>How old the newest backup is.</summary>
/// <param name="time">The clock.</param>
/// <param name="backups">Null where the site makes none: a server's own tools copy its databases.</param>
internal sealed class BackupAge(TimeProvider time, BackupState? backups = null)
{
    private readonly DateTimeOffset _began = time.GetUtcNow();

    /// <summary>Its age; before the first, how long the site runs, so that one that never comes is missed. Null when none are made.</summary>
    public TimeSpan? Now()
    {
        var now = time.GetUtcNow();
        return backups is not { IsOn: true } ? null : now - (backups.Folder.Read(now) is [var newest, ..] && newest.Note.At <= now ? newest.Note.At : _began);
    }
}
