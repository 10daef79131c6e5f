using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;

namespace WebSite.People;

/// <summary>
/// Makes the keys that names and e-mail addresses of an older version's database are found by. In batches, for there may be millions; one that is cut
/// off goes on at the next start. Where all have theirs it is two looks into empty indexes.
/// </summary>
internal sealed class NameKeys(SiteDb db) : IStartStep
{
    private const int Batch = 10_000;

    private const string People =
        """
        UPDATE "Conversations" SET "NameKey" = search_key("Name"), "SurnameKey" = search_key_last("Name")
        WHERE "Id" IN (SELECT "Id" FROM "Conversations" INDEXED BY "IX_Conversations_Unkeyed" WHERE "Name" IS NOT NULL AND "NameKey" IS NULL AND "Id" > $after ORDER BY "Id" LIMIT $most)
        RETURNING "Id"
        """;

    private const string Orders =
        """
        UPDATE "Orders" SET "NameKey" = search_key("Name"), "SurnameKey" = search_key_last("Name"), "EmailKey" = search_key("Email")
        WHERE "Id" IN (SELECT "Id" FROM "Orders" INDEXED BY "IX_Orders_Unkeyed" WHERE "Name" <> '' AND "NameKey" IS NULL AND "Id" > $after ORDER BY "Id" LIMIT $most)
        RETURNING "Id"
        """;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
        {
            await PostgresNameKeys.RunAsync(db, Batch, cancel);
            return;
        }

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            connection.CreateFunction<string?, string?>("search_key", SearchKey.Of, isDeterministic: true);
            connection.CreateFunction<string?, string?>("search_key_last", SearchKey.OfLastWord, isDeterministic: true);
            await FillAsync(connection, People, cancel);
            await FillAsync(connection, Orders, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task FillAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        for (long? after = 0; after is not null;)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$after", after.Value);
            command.Parameters.AddWithValue("$most", Batch);
            after = null;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                after = Math.Max(after ?? 0, reader.GetInt64(0));
            }
        }
    }
}
