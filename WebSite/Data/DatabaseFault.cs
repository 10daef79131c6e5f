using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WebSite.Data;

/// <summary>Tells what a failed statement is to be blamed on.</summary>
internal static class DatabaseFault
{
    /// <summary>Whether the database's surroundings are to blame, and nothing that was to be written: locked, full, unreadable.</summary>
    public static bool IsOutOfReach(Exception exception) => exception.GetBaseException() is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN,
    };
}
