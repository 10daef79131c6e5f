using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebSite.Backups;

/// <summary>What stands beside a backup's files, in <c>backup.json</c>: written last, so that what has none isn't whole.</summary>
/// <param name="Format">How the backup is laid out: 1.</param>
/// <param name="At">When it was begun.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Facts">What its files said of themselves when it was made.</param>
/// <param name="Files">The files, the site's first.</param>
internal sealed record BackupNote(int Format, DateTimeOffset At, double Seconds, BackupFacts Facts, IReadOnlyList<BackupFile> Files)
{
    /// <summary>Its name.</summary>
    public const string Name = "backup.json";

    /// <summary>The only layout so far.</summary>
    public const int Known = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>How much the files take.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>Puts it into a folder, on the disk.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancel)
    {
        await using var file = new FileStream(OwnFiles.Create(Path.Combine(folder, Name)), FileAccess.Write);
        await JsonSerializer.SerializeAsync(file, this, Json, cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>That of a folder; null where there is none that can be read.</summary>
    public static BackupNote? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupNote>(File.ReadAllBytes(Path.Combine(folder, Name)), Json) is { Format: Known, Files.Count: 2, Facts: not null } note ? note : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // Not a backup of ours, or not whole: who asks says so.
        }
    }
}

/// <summary>A file of a backup.</summary>
/// <param name="Name">Its name in the backup's folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal digits.</param>
internal sealed record BackupFile(string Name, long Bytes, string Sha256)
{
    /// <summary>Describes a file that nobody writes any more.</summary>
    public static async Task<BackupFile> OfAsync(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return new(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }
}
