using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>Sees to it that new events get ids behind known ones: <see cref="LogHorizon"/>.</summary>
public static class PostgresLogIds
{
    /// <summary>
    /// Raises ids, where they would not come behind an event that is known, or that the log has. That is after a restore alone: what this server's own transactions have stored has
    /// numbers below those to come. So nobody writes with the ids of before while they are raised.
    /// </summary>
    /// <param name="log">The log, on PostgreSQL, whose identity is there.</param>
    /// <param name="known">The id of an event.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<int> GoOnBehindAsync(LogDb log, long known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(log);
        return log.Database.ExecuteSqlAsync(
            $"""
             WITH "At" AS (
                 SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS "Number",
                     GREATEST({known}, (SELECT coalesce(max("Id"), 0) FROM "WebhookEvents")) >> {LogHorizon.Shift} AS "Known")
             UPDATE "LogIdentity" SET "Ahead" = "At"."Known" + 1 - "At"."Number" FROM "At" WHERE "At"."Number" + "Ahead" <= "At"."Known"
             """,
            cancel);
    }
}
