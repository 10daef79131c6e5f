using Messenger.AspNetCore.Configuration;

namespace WebSite.Backups;

/// <summary>When backups of the database are made, and where: section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Backup";

    /// <summary>Where they lie; empty: <c>backups</c>, beside the database.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How often one is made; zero: never.</summary>
    [Duration("00:10:00", "30.00:00:00", Zero = "no backups")]
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many are kept.</summary>
    [WholeNumber(1, 1000)]
    public int Keep { get; set; } = 7;
}
