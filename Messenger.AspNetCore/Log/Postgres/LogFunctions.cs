namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>Functions that the log has in the database. The first migration makes them; one that changes is made anew by a later one.</summary>
internal static class LogFunctions
{
    /// <summary>The first id that the transaction may give: <see cref="LogHorizon"/>.</summary>
    public const string FirstId = "messenger_log_first_id";

    /// <summary>An id for an event that is written by itself.</summary>
    public const string NewId = "messenger_log_new_id";

    /// <summary>See <see cref="LogHorizon.Now"/>.</summary>
    public const string Horizon = "messenger_log_horizon";

    /// <summary>Need the table of <see cref="LogIdentity"/>.</summary>
    internal const string MakeIds =
        $"""
        CREATE SEQUENCE messenger_log_number;
        CREATE FUNCTION {FirstId}() RETURNS bigint LANGUAGE sql VOLATILE AS $$
            SELECT (pg_current_xact_id()::text::bigint + coalesce((SELECT max("Ahead") FROM "LogIdentity"), 0)) << 20
        $$;
        CREATE FUNCTION {NewId}() RETURNS bigint LANGUAGE sql VOLATILE AS $$
            SELECT {FirstId}() + (nextval('messenger_log_number') & 1048575)
        $$;
        CREATE FUNCTION {Horizon}() RETURNS bigint LANGUAGE sql STABLE AS $$
            SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + coalesce((SELECT max("Ahead") FROM "LogIdentity"), 0)) << 20
        $$;
        """;

    internal const string DropAll =
        $"""
        DROP FUNCTION {Horizon}();
        DROP FUNCTION {NewId}();
        DROP FUNCTION {FirstId}();
        DROP SEQUENCE messenger_log_number;
        """;
}
