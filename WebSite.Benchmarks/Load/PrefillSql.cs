namespace WebSite.Benchmarks.Load;

/// <summary>What an opt-in of long ago has left behind in each table. SQLite itself notes the last ids that were given.</summary>
internal static class PrefillSql
{
    // A session's token is random, as in life: its index is full of places, not of neighbours.
    private const string Sessions =
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows)
        INSERT INTO "CheckoutSessions" ("Id", "Token", "Browser", "CreatedAt", "UpdatedAt", "Connection")
        SELECT i, randomblob(16), randomblob(12), @first + i * @step, @first + i * @step, 'Connected' FROM n
        """;

    private const string OptIns =
        """
        INSERT INTO "OptIns" ("Id", "CheckoutSessionId", "PageId", "Psid", "EntryPoint", "Placement", "WebPage", "FirstAt", "LastAt", "RecordedAt", "ClickCount", "Trust")
        SELECT "Id", "Id", @page, CAST(2000000000000000 + "Id" AS TEXT), 'SendToMessenger', 'Product',
            '/products/' || (SELECT "Slug" FROM "Products" WHERE "Id" = @product), "CreatedAt", "CreatedAt", "CreatedAt", 1, 'Proven'
        FROM "CheckoutSessions" ORDER BY "Id"
        """;

    private const string Events =
        """
        INSERT INTO log."WebhookEvents" ("Id", "Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret")
        SELECT "Id", unhex(printf('%016x', "FirstAt") || hex(randomblob(16))), "FirstAt", "FirstAt", "PageId", "Psid", 'messaging', 'optin',
            '{"sender":{"id":"' || "Psid" || '"},"recipient":{"id":"' || "PageId" || '"},"timestamp":' || "FirstAt" || ',"optin":{"ref":"' || hex(randomblob(68)) || '"}}',
            0
        FROM "OptIns" ORDER BY "Id"
        """;

    private const string Clicks =
        """
        INSERT INTO "OptInClicks" ("EventId", "OptInId", "At", "EntryPoint", "IsProof", "Placement", "WebPage")
        SELECT "Id", "Id", "FirstAt", "EntryPoint", 1, "Placement", "WebPage" FROM "OptIns" ORDER BY "Id"
        """;

    private const string Conversations =
        """
        INSERT INTO "Conversations" ("Id", "PageId", "Psid", "StartedAt", "LastAt", "ActedAt", "Unread", "Profile")
        SELECT "Id", "PageId", "Psid", "FirstAt", "FirstAt", "FirstAt", 0, 'Hidden' FROM "OptIns" ORDER BY "Id"
        """;

    private const string Lines =
        """
        INSERT INTO "ThreadLines" ("Id", "ConversationId", "EventId", "At", "Kind", "Wish")
        SELECT "Id", "Id", "Id", "FirstAt", 'OptIn', 'None' FROM "OptIns" ORDER BY "Id"
        """;

    private const string Visits =
        """
        INSERT INTO "Arrivals" ("Id", "ConversationId", "EventId", "At", "EntryPoint", "CheckoutSessionId", "Placement", "WebPage", "Certainty", "ConsentBasis")
        SELECT "Id", "Id", "Id", "FirstAt", "EntryPoint", "Id", "Placement", "WebPage", 'Proven', 'OptIn' FROM "OptIns" ORDER BY "Id"
        """;

    private const string Messages =
        """
        INSERT INTO "OutboxMessages" ("Id", "Cause", "PageId", "ConversationId", "Occasion", "ArrivalId", "CheckoutSessionId", "Text", "Body", "State", "CreatedAt", "DueAt", "Attempts", "SentAt", "Mid")
        SELECT "Id", 'confirmation:' || "Id" || ':' || "Id" || ':Product:' || "WebPage", "PageId", "Id", 'Confirmation', "Id", "Id",
            'Thank you! We will write to you here.', '{"text":"Thank you! We will write to you here."}', 'Sent', "FirstAt", "FirstAt", 1, "FirstAt", 'm_' || hex(randomblob(24))
        FROM "OptIns" ORDER BY "Id"
        """;

    // Else all of them would be worked out again.
    private const string Read = """UPDATE "Checkpoints" SET "EventId" = @rows""";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<string> All { get; } = [Sessions, OptIns, Events, Clicks, Conversations, Lines, Visits, Messages, Read];
}
