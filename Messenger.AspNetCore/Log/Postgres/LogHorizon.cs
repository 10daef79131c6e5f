namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>
/// In which order several writers' events are read. An event's id is made of the number of the transaction that stores it, shifted by
/// <see cref="Shift"/> bits, and of its place in that transaction: so the order of ids is the order of transactions, whichever of them draws ids or commits first.
/// <para>
/// PostgreSQL gives transactions numbers that only rise (64 bits, so they never begin anew), and <c>pg_snapshot_xmin</c> of a snapshot is the lowest that was still
/// under way when it was taken. Everything below has ended by then: what it stored is in the snapshot, or never was. Whoever reads only ids below
/// <see cref="Now"/>, in one statement with the rows themselves (one snapshot), therefore sees an id only when no lower one can appear any more, and a checkpoint that is one id passes
/// nothing over. A lower number that begins to write late holds up what is behind it, never the other way round; the same goes for any other transaction
/// that writes anywhere on the server, for as long as it is open.
/// </para>
/// <para>
/// Numbers belong to a server. A database that is restored on another one finds lower numbers there: <see cref="LogIdentity"/> has a column that says by how much ids are
/// ahead of them, which the start raises until new ids come behind all that are known (<see cref="PostgresLogIds"/>).
/// </para>
/// </summary>
internal static class LogHorizon
{
    /// <summary>So many bits tell a transaction's events apart: a million.</summary>
    public const int Shift = 20;

    /// <summary>Ids below it are final. For queries on PostgreSQL only.</summary>
    public static long Now() => throw new InvalidOperationException("For queries only.");
}
