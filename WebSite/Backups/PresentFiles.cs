using System.Data.Common;
using System.Globalization;
using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using WebSite.Data;

namespace WebSite.Backups;

/// <summary>What the log that is there, before a restore, has beyond the backup's.</summary>
internal sealed class PresentFiles
{
    private readonly BackupFacts _backup;

    /// <summary>Looks at it.</summary>
    public PresentFiles(DatabaseFiles files, BackupFacts backup)
    {
        _backup = backup;
        if (!File.Exists(files.LogPath))
        {
            LogFault = $"there is no log at '{files.LogPath}'";
        }
        else if (BackupFacts.Damage(files.LogPath, isThorough: true) is { } damage)
        {
            LogFault = $"the log at '{files.LogPath}' is damaged ({damage})";
        }
        else
        {
            Look(files.LogPath);
        }
    }

    /// <summary>Why the log that is there can't stay beside the backup's site; null when it can.</summary>
    public string? LogFault { get; private set; }

    /// <summary>The last event it gave an id to; null when it can't stay.</summary>
    public long? LastEvent { get; private set; }

    /// <summary>How many events it has beyond the backup's.</summary>
    public long NewerEvents => LogFault is null ? LastEvent!.Value - _backup.LastEvent : 0;

    /// <summary>What has to be said before it is replaced.</summary>
    public string Question => string.Create(
        CultureInfo.InvariantCulture,
        $"The log that is there is whole, and {NewerEvents:N0} events came to it after the backup. Say which you want: with --site-only it stays, and the next start reads them again (messages that were sent since the backup may be sent again); with --both it is replaced by the backup's, and they are missing. Nothing was changed.");

    private void Look(string path)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={LogFile.Uri(path)};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """SELECT hex("Id"), COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'WebhookEvents'), 0) FROM "LogIdentity" """;
            using var row = command.ExecuteReader();
            if (!row.Read() || Guid.Parse(row.GetString(0)) != _backup.LogId)
            {
                LogFault = $"the log at '{path}' is another one than the backup's site has read";
            }
            else if (row.GetInt64(1) < _backup.LastEvent)
            {
                LogFault = $"the log at '{path}' is older than the backup's";
            }
            else
            {
                LastEvent = row.GetInt64(1);
            }
        }
        catch (DbException exception)
        {
            LogFault = $"the log at '{path}' can't be read ({exception.Message})";
        }
    }
}
