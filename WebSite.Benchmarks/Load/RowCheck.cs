using Microsoft.Data.Sqlite;

namespace WebSite.Benchmarks.Load;

/// <summary>Fails when an event got a 200 and isn't there, or was worked out and one of its rows isn't there.</summary>
internal static class RowCheck
{
    private const string Stored = """SELECT COUNT(*) FROM "WebhookEvents" WHERE "Id" > @first AND "Id" <= @last""";

    /// <summary>Events with all that they make. Each one the harness sends is another person's, for another checkout session.</summary>
    private const string Whole =
        """
        SELECT COUNT(*)
        FROM "OptInClicks" c
        JOIN "OptIns" o ON o."Id" = c."OptInId" AND o."Trust" = 'Proven'
        JOIN "CheckoutSessions" s ON s."Id" = o."CheckoutSessionId" AND s."Connection" = 'Connected'
        JOIN "ThreadLines" l ON l."EventId" = c."EventId"
        JOIN "Conversations" v ON v."Id" = l."ConversationId" AND v."PageId" = o."PageId" AND v."Psid" = o."Psid"
        JOIN "Arrivals" a ON a."EventId" = c."EventId" AND a."ConversationId" = v."Id" AND a."CheckoutSessionId" = s."Id"
        JOIN "OutboxMessages" m ON m."CheckoutSessionId" = s."Id" AND m."ConversationId" = v."Id" AND m."ArrivalId" = a."Id" AND m."Occasion" = 'Confirmation'
        WHERE c."EventId" > @first AND c."EventId" <= @last
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Checks it.</summary>
    /// <param name="contender">Of one that is held back, everything must be worked out soon; of the others what they say they have.</param>
    /// <param name="files">Its files.</param>
    /// <param name="first">The last event that was there from the beginning.</param>
    /// <param name="events">How many got a 200.</param>
    public static async Task RunAsync(Contender contender, Files files, long first, long events)
    {
        using var lookout = await Lookout.OpenAsync(files);
        using var limit = new CancellationTokenSource(Patience);
        while (contender.IsHeldBack && lookout.Look().Behind > 0)
        {
            await Task.Delay(50, limit.Token);
        }

        var progress = lookout.Look();
        await using var connection = await files.OpenAsync(SqliteOpenMode.ReadOnly);
        var stored = await CountAsync(connection, Stored, first, progress.Stored);
        var projected = await CountAsync(connection, Stored, first, progress.Projected);
        var whole = await CountAsync(connection, Whole, first, progress.Projected);
        if (stored < events || whole != projected)
        {
            throw new InvalidOperationException($"{contender.Name}: {events} events got a 200, but {stored} are stored; {projected} are worked out, but {whole} have all their rows.");
        }
    }

    private static async Task<long> CountAsync(SqliteConnection connection, string sql, long first, long last)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("@first", first);
        command.Parameters.AddWithValue("@last", last);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
