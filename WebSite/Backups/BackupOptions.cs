using Microsoft.Extensions.Options;

namespace WebSite.Backups;

/// <summary>When backups of the database are made, and where: section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Backup";

    /// <summary>Where they lie; empty: <c>backups</c>, beside the database.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How often one is made; zero: never.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many are kept.</summary>
    public int Keep { get; set; } = 7;
}

/// <summary>Stops the start when backups would follow one another too closely, or none would be kept.</summary>
internal sealed class BackupOptionsValidator : IValidateOptions<BackupOptions>
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Most = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, BackupOptions options)
    {
        string?[] faults =
        [
            options.Every == TimeSpan.Zero || (options.Every >= Least && options.Every <= Most) ? null
                : $"Backup:Every is '{options.Every}'. Allowed: 0 (no backups), or 00:10:00 (ten minutes) to 30.00:00:00 (30 days).",
            options.Keep is >= 1 and <= 1000 ? null : $"Backup:Keep is '{options.Keep}'. Allowed: 1 to 1000.",
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
