namespace WebSite.Benchmarks.Reliability;

/// <summary>What there is in the site's two files that nobody has used yet: schemas, migrations, catalogue, wording, keys, and that they belong together.</summary>
internal static class NewDatabase
{
    private static readonly string[] Queries =
    [
        "SELECT type || ' ' || name || ': ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name",
        """SELECT 'migration ' || "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""",
        """SELECT 'lock ' || "Timestamp" FROM "__EFMigrationsLock" """,
        """SELECT 'product ' || "Slug" || ' ' || "Stock" FROM "Products" ORDER BY 1""",
        """SELECT 'wording ' || "Version" FROM "ConsentWordings" ORDER BY 1""",
        """SELECT CASE WHEN count(*) > 0 THEN 'keys' ELSE 'no keys' END FROM "DataProtectionKeys" """,
        "SELECT 'log ' || type || ' ' || name || ': ' || sql FROM log.sqlite_master WHERE sql IS NOT NULL ORDER BY type, name",
        """SELECT 'log migration ' || "MigrationId" FROM log."__EFMigrationsHistory" ORDER BY 1""",
        """SELECT 'log lock ' || "Timestamp" FROM log."__EFMigrationsLock" """,
        """SELECT 'event ' || "Id" FROM log."WebhookEvents" """,
        """SELECT 'checkpoint ' || "EventId" || CASE WHEN "LogId" = (SELECT "Id" FROM log."LogIdentity") THEN ' of this log' ELSE ' of another log' END FROM "Checkpoints" """,

        // Without a name it looks through both files.
        "SELECT integrity_check FROM pragma_integrity_check",
    ];

    /// <summary>A line for each.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(string database, CancellationToken cancel)
    {
        await using var connection = await Ledger.OpenAsync(database, cancel);
        List<string> lines = [];
        foreach (var query in Queries)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                lines.Add(reader.GetString(0));
            }
        }

        return lines;
    }
}
