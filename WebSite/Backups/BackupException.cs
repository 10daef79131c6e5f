namespace WebSite.Backups;

/// <summary>Thrown with a sentence that says why a backup can't be made, or can't be used, and what to do.</summary>
internal sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
