using System.Globalization;

namespace WebSite.Backups;

/// <summary>Which files a restore replaces.</summary>
internal enum RestoredPart
{
    /// <summary>The site's and the log.</summary>
    Both,

    /// <summary>The site's alone.</summary>
    Site,
}

/// <summary>A restore that was done.</summary>
/// <param name="Backup">What was restored.</param>
/// <param name="Part">Which files of it.</param>
/// <param name="Kept">The folder with what was there before; null when nothing was.</param>
/// <param name="Unread">Events in the log that the restored site hasn't read.</param>
internal sealed record Restored(MadeBackup Backup, RestoredPart Part, string? Kept, long Unread)
{
    /// <summary>What was done, and what comes of it at the next start: a sentence each.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            var (at, waiting) = (Backup.Note.At.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture), Backup.Note.Facts.WaitingMessages);
            string?[] all =
            [
                $"Restored {(Part == RestoredPart.Both ? "both files" : "the site's file, beside the log that was there,")} from the backup of {at} UTC ({Backup.Folder}).",
                Kept is null ? "Nothing was there before." : $"What was there before is kept in {Kept}; take it away when all is well.",
                Unread == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"The next start reads {Unread:N0} events of the log that the backup's site had not read{(Part == RestoredPart.Site ? "; messages that they cause, and that were sent already, may be sent again" : "")}."),
                waiting == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{waiting:N0} messages were waiting to be sent when the backup was made. They are sent after the start, also those that have gone out since."),
                $"Orders, carts and changes on the dashboard of after the backup are missing{(Part == RestoredPart.Both ? ", and so are the events of Facebook's that were answered 200 since: it sends only those again, for 36 hours, that were not" : "")}.",
            ];
            return [.. all.OfType<string>()];
        }
    }
}
