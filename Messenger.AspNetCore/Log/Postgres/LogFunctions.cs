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

    /// <summary>See <see cref="WebhookEvent.RefEnd"/>. PostgreSQL 15 can't tell whether a text is JSON without trying.</summary>
    public const string RefEnd = "messenger_ref_end";

    /// <summary>Needs nothing.</summary>
    internal const string MakeRefEnd =
        $"""
        CREATE FUNCTION {RefEnd}(raw text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
        DECLARE
            event json;
        BEGIN
            IF position('"ref"' IN raw) = 0 THEN
                RETURN NULL;
            END IF;
            event := raw::json;
            RETURN nullif(right(rtrim(btrim(coalesce(event #>> '{"{optin,ref}"}', event #>> '{"{referral,ref}"}', event #>> '{"{postback,referral,ref}"}', event #>> '{"{message,referral,ref}"}'), E' \t\n\r'), E'= \t\n\r'), 24), '');
        EXCEPTION WHEN data_exception OR invalid_text_representation OR untranslatable_character THEN
            RETURN NULL;
        END $$;
        """;

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
        DROP FUNCTION {RefEnd}(text);
        """;
}
