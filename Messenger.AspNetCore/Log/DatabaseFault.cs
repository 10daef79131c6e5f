using Messenger.AspNetCore.Log.Postgres;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Messenger.AspNetCore.Log;

/// <summary>Tells what a failed statement is to be blamed on.</summary>
public static class DatabaseFault
{
    /// <summary>Whether the database's surroundings are to blame, and nothing that was to be written: locked, full, unreadable, damaged.</summary>
    public static bool IsOutOfReach(Exception exception) => Of(exception) is not null;

    /// <summary>What is the matter with the database's surroundings; null when they aren't to blame.</summary>
    public static DatabaseOutage? Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return PostgresFault.Of(exception) ?? (exception.GetBaseException() as SqliteException)?.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseOutage.Busy,
            raw.SQLITE_FULL => DatabaseOutage.Full,
            raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_NOMEM or raw.SQLITE_PERM or raw.SQLITE_AUTH
                or raw.SQLITE_PROTOCOL or raw.SQLITE_INTERNAL => DatabaseOutage.OutOfOrder,
            _ => null,
        };
    }

    /// <summary>Whether somebody waited for it: for a lock, or for an answer that never came.</summary>
    internal static bool TookLong(Exception exception) => Of(exception) == DatabaseOutage.Busy || exception.GetBaseException() is TimeoutException;
}

/// <summary>What keeps the site from its database.</summary>
public enum DatabaseOutage
{
    /// <summary>Another program holds it.</summary>
    Busy,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The file can't be read or written, or the server not be reached.</summary>
    OutOfOrder,
}
