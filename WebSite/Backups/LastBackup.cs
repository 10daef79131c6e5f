namespace WebSite.Backups;

/// <summary>What became of the last try of this process to make a backup.</summary>
public sealed class LastBackup
{
    private BackupFailure? _failure;

    /// <summary>Why it failed; null when it didn't, and before the first.</summary>
    public BackupFailure? Failure => Volatile.Read(ref _failure);

    /// <summary>One was made, or none are made any more.</summary>
    public void Clear() => Volatile.Write(ref _failure, null);

    /// <summary>One could not be made.</summary>
    public void Fail(DateTimeOffset at, string why) => Volatile.Write(ref _failure, new(at, why));
}

/// <summary>A try that failed.</summary>
/// <param name="At">When.</param>
/// <param name="Why">In sentences.</param>
public sealed record BackupFailure(DateTimeOffset At, string Why);
