using System.Net.Sockets;
using Npgsql;

namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>Tells PostgreSQL's own troubles from wrong statements and values.</summary>
internal static class PostgresFault
{
    /// <summary>What is the matter; null when it is none of its troubles, or no fault of PostgreSQL's.</summary>
    public static DatabaseOutage? Of(Exception exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case PostgresException told:
                    return Of(told.SqlState);
                case OperationCanceledException:
                    return null; // Whoever asked didn't want to wait any more.
                case NpgsqlException { InnerException: IOException or SocketException or TimeoutException }: // Refused, cut, or without an answer.
                    return DatabaseOutage.OutOfOrder;
            }
        }

        return null;
    }

    private static DatabaseOutage? Of(string state) => state switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => DatabaseOutage.Busy,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ObjectInUse => DatabaseOutage.Busy,
        PostgresErrorCodes.DiskFull => DatabaseOutage.Full,

        // Another server that only reads, for instance after it gave up being the first.
        PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseOutage.OutOfOrder,

        // By their class: the connection, who may come in, no such database, resources, limits, an operator who stops it, the system, its own faults.
        _ => state.Length < 2 ? null : state[..2] switch
        {
            "08" or "28" or "3D" or "53" or "57" or "58" or "F0" or "XX" => DatabaseOutage.OutOfOrder,
            _ => null,
        },
    };
}
