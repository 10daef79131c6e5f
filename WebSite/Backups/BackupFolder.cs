using System.Globalization;
using WebSite.Data;

namespace WebSite.Backups;

/// <summary>A folder with backups in it, each in a folder of its own that is named after its moment. What isn't finished has another kind of name.</summary>
internal sealed class BackupFolder(string path)
{
    private const string Unfinished = ".unfinished-";
    private const string LockName = ".lock";
    private static readonly TimeSpan Clock = TimeSpan.FromHours(1);

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Every backup in it, the newest first. One of a time that is yet to come (a clock was wrong) counts as the oldest.</summary>
    public IReadOnlyList<MadeBackup> Read(DateTimeOffset now)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Path).Select(MadeBackup.Of).OfType<MadeBackup>().OrderByDescending(one => one.Note.At > now + Clock ? DateTimeOffset.MinValue : one.Note.At)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // Nothing can be kept there; the next backup says why.
        }
    }

    /// <summary>Keeps others from making one here, and takes away what one left behind that was cut off.</summary>
    /// <exception cref="BackupException">Another process makes one.</exception>
    /// <exception cref="IOException">The folder can't be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public IDisposable Begin()
    {
        OwnFiles.MakeFolder(Path);
        FileStream mine;
        try
        {
            mine = new(System.IO.Path.Combine(Path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (MigrationLock.IsHeldElsewhere(exception))
        {
            throw new BackupException($"Another backup is just being made in '{Path}'. Wait for its end.", exception);
        }

        foreach (var left in Directory.EnumerateDirectories(Path, Unfinished + "*"))
        {
            Directory.Delete(left, recursive: true);
        }

        return mine;
    }

    /// <summary>Makes the folder in which a backup comes about.</summary>
    public string MakeUnfinished()
    {
        var folder = System.IO.Path.Combine(Path, Unfinished + Guid.NewGuid().ToString("N"));
        OwnFiles.MakeFolder(folder);
        return folder;
    }

    /// <summary>Gives a backup that is whole its name.</summary>
    public MadeBackup Finish(string unfinished, BackupNote note)
    {
        var name = System.IO.Path.Combine(Path, note.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss'Z'", CultureInfo.InvariantCulture));
        var free = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : $"{name}-{n}").First(one => !Directory.Exists(one));
        Directory.Move(unfinished, free);
        return new(free, note);
    }

    /// <summary>Takes the oldest away, but so many.</summary>
    public void Trim(int keep, DateTimeOffset now)
    {
        foreach (var old in Read(now).Skip(keep))
        {
            // Under the other name first: half of a backup never looks like one.
            var unfinished = System.IO.Path.Combine(Path, Unfinished + Guid.NewGuid().ToString("N"));
            Directory.Move(old.Folder, unfinished);
            Directory.Delete(unfinished, recursive: true);
        }
    }
}

/// <summary>A backup that is whole, as far as its note and the lengths of its files say.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Note">What stands beside its files.</param>
internal sealed record MadeBackup(string Folder, BackupNote Note)
{
    /// <summary>The copy of the site's file.</summary>
    public string Site => Path.Combine(Folder, Note.Files[0].Name);

    /// <summary>The copy of the log.</summary>
    public string Log => Path.Combine(Folder, Note.Files[1].Name);

    /// <summary>That of a folder; null where there is none.</summary>
    public static MadeBackup? Of(string folder)
    {
        var note = BackupNote.Read(folder);
        return note is not null && note.Files.All(file => new FileInfo(Path.Combine(folder, file.Name)) is { Exists: true } there && there.Length == file.Bytes) ? new(folder, note) : null;
    }
}
