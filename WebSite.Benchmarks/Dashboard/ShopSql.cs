using System.Globalization;

namespace WebSite.Benchmarks.Dashboard;

/// <summary>
/// A shop of 400 days: so many opt-ins with 40 % as many people, 25 % orders, 50 campaigns, 500 products. All of it follows from each row's number, so
/// that two runs make the same shop.
/// </summary>
internal static class ShopSql
{
    /// <summary>A whole number that looks like chance, from a row's number and a salt.</summary>
    private static string By(string of, int salt) => string.Create(CultureInfo.InvariantCulture, $"((({of} * 2654435761 + {salt * 40503}) % 4294967296 * 1103515245) % 4294967291)");

    private static readonly string Products =
        $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 488)
        INSERT INTO "Products" ("Id", "Slug", "Name", "Category", "Blurb", "Description", "Facts", "PriceMinor", "Currency", "Stock")
        SELECT 1000 + i, 'thing-' || i, 'Thing ' || i, (SELECT "Category" FROM "Products" LIMIT 1), 'A thing.', 'A thing.', 'Made: here', 500 + i * 7, 'EUR', 1000 FROM n
        """;

    private const string Campaigns =
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
        INSERT INTO "Campaigns" ("Id", "Name", "EntryPoint", "Key", "Code", "CreatedAt")
        SELECT i, 'Campaign ' || i, CASE i % 3 WHEN 0 THEN 'Ad' WHEN 1 THEN 'Link' ELSE 'Code' END, 'c-campaign-' || i || '-abcd', 'code' || i, @first FROM n
        """;

    private static readonly string Sessions =
        $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows)
        INSERT INTO "CheckoutSessions" ("Id", "Token", "Browser", "CreatedAt", "UpdatedAt", "Connection")
        SELECT i, randomblob(16), randomblob(12), @first + i * @step, @first + i * @step, 'Connected' FROM n
        """;

    private static readonly string OptIns =
        $"""
        INSERT INTO "OptIns" ("Id", "CheckoutSessionId", "PageId", "Psid", "EntryPoint", "Placement", "WebPage", "FirstAt", "LastAt", "RecordedAt", "ClickCount", "Trust")
        SELECT "Id", "Id", @page, CAST(2000000000000000 + {By("\"Id\"", 1)} % (@rows * 4 / 10) AS TEXT),
            CASE {By("\"Id\"", 2)} % 4 WHEN 0 THEN 'MessageUs' WHEN 1 THEN 'Link' ELSE 'SendToMessenger' END,
            CASE {By("\"Id\"", 3)} % 4 WHEN 0 THEN 'Cart' WHEN 1 THEN 'Checkout' WHEN 2 THEN 'ThankYou' ELSE 'Product' END,
            CASE {By("\"Id\"", 3)} % 4 WHEN 0 THEN '/cart' WHEN 1 THEN '/checkout' WHEN 2 THEN '/orders' ELSE '/products/thing-' || (1 + {By("\"Id\"", 4)} % 488) END,
            "CreatedAt", "CreatedAt", "CreatedAt", 1, 'Proven'
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
        INSERT INTO "OptInClicks" ("EventId", "OptInId", "At", "EntryPoint", "IsProof", "Placement", "WebPage", "Mark")
        SELECT "Id", "Id", "FirstAt", "EntryPoint", 1, "Placement", "WebPage", 64 * (1 + "Id" % 3) + 1 + "Id" % 7 FROM "OptIns" ORDER BY "Id"
        """;

    private const string Conversations =
        """
        INSERT INTO "Conversations" ("PageId", "Psid", "StartedAt", "LastAt", "ActedAt", "Unread", "Profile", "Name", "FirstName")
        SELECT "PageId", "Psid", MIN("FirstAt"), MAX("FirstAt"), MAX("FirstAt"), 0, 'Known', 'Ada Number ' || substr("Psid", 9), 'Ada' FROM "OptIns" GROUP BY "Psid" ORDER BY MIN("FirstAt")
        """;

    private static readonly string Visits =
        $"""
        INSERT INTO "Arrivals" ("Id", "ConversationId", "EventId", "At", "EntryPoint", "CheckoutSessionId", "Placement", "WebPage", "Certainty", "ConsentBasis", "CampaignId", "Mark", "IsAnswered")
        SELECT o."Id", c."Id", o."Id", o."FirstAt", o."EntryPoint", o."Id", o."Placement", o."WebPage", 'Proven', 'OptIn',
            CASE WHEN {By("o.\"Id\"", 5)} % 10 < 3 THEN 1 + {By("o.\"Id\"", 6)} % 50 END, 64 * (1 + o."Id" % 3) + 1 + o."Id" % 7, o."Id" % 3 = 0
        FROM "OptIns" o JOIN "Conversations" c ON c."PageId" = o."PageId" AND c."Psid" = o."Psid" ORDER BY o."Id"
        """;

    private const string Lines =
        """
        INSERT INTO "ThreadLines" ("Id", "ConversationId", "EventId", "At", "Kind", "Wish")
        SELECT "Id", "ConversationId", "Id", "At", 'OptIn', 'None' FROM "Arrivals" ORDER BY "Id"
        """;

    private static readonly string Orders =
        $"""
        INSERT INTO "Orders" ("Id", "Token", "SessionId", "Browser", "PlacedAt", "Status", "Name", "Email", "Street", "PostalCode", "City", "Country", "Currency", "SubtotalMinor", "DeliveryMinor")
        SELECT "Id" / 4, hex(randomblob(16)), "Id", "Browser", "CreatedAt" + 600000, CASE WHEN "Id" % 80 = 0 THEN 'Cancelled' ELSE 'Delivered' END,
            'Ada Number ' || ({By("\"Id\"", 1)} % (@rows * 4 / 10)), 'ada' || "Id" || '@example.com', 'Street 1', '10115', 'Berlin', 'DE', CASE WHEN "Id" % 200 = 0 THEN 'CHF' ELSE 'EUR' END,
            1000 + {By("\"Id\"", 7)} % 9000, 490
        FROM "CheckoutSessions" WHERE "Id" % 4 = 0 ORDER BY "Id"
        """;

    private const string Messages =
        """
        INSERT INTO "OutboxMessages" ("Id", "Cause", "PageId", "ConversationId", "Occasion", "ArrivalId", "CheckoutSessionId", "Text", "Body", "State", "CreatedAt", "DueAt", "Attempts", "SentAt", "Mid")
        SELECT "Id", 'confirmation:' || "Id" || ':' || "Id", @page, "ConversationId", 'Confirmation', "Id", "CheckoutSessionId",
            'Thank you! We will write to you here.', '{"text":"Thank you! We will write to you here."}', 'Sent', "At", "At", 1, "At", 'm_' || hex(randomblob(24))
        FROM "Arrivals" ORDER BY "Id"
        """;

    /// <summary>Who opted in from an order's session got its receipt in Messenger.</summary>
    private const string Receipts =
        """
        INSERT INTO "OutboxMessages" ("Id", "Cause", "PageId", "ConversationId", "Occasion", "ArrivalId", "CheckoutSessionId", "OrderId", "Text", "Body", "State", "CreatedAt", "DueAt", "Attempts", "SentAt", "Mid")
        SELECT @rows + o."Id", 'receipt:' || o."Id" || ':' || a."ConversationId", @page, a."ConversationId", 'Receipt', a."Id", o."SessionId", o."Id",
            'Thank you for your order!', '{"text":"Thank you for your order!"}', 'Sent', o."PlacedAt", o."PlacedAt", 1, o."PlacedAt", 'm_' || hex(randomblob(24))
        FROM "Orders" o JOIN "Arrivals" a ON a."Id" = o."SessionId" ORDER BY o."Id"
        """;

    private const string Read = """UPDATE "Checkpoints" SET "EventId" = @rows""";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<string> All { get; } = [Products, Campaigns, Sessions, OptIns, Events, Clicks, Conversations, Visits, Lines, Orders, Messages, Receipts, Read];
}
