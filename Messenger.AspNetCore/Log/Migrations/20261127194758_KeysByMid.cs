using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messenger.AspNetCore.Log.Migrations
{
    /// <summary>
    /// A mid alone names a message from now on. The keys of those that may still come again, the platform repeats a delivery for 36 hours, are made
    /// as if they had come today: only their first eight bytes, which were the time, differ.
    /// </summary>
    public partial class KeysByMid : Migration
    {
        /// <summary>Makes them so; where it has been done it changes nothing.</summary>
        public const string Sql =
            """
            UPDATE OR IGNORE "WebhookEvents" SET "Key" = unhex('FFFFFFFFFFFFFFFF' || hex(substr("Key", 9)))
            WHERE "ReceivedAt" > (SELECT MAX("ReceivedAt") FROM "WebhookEvents") - 3 * 24 * 60 * 60 * 1000
                AND "Kind" IN ('message', 'echo', 'postback', 'message_request')
                AND CASE
                    WHEN json_valid("Raw") THEN COALESCE(json_extract("Raw", '$.message.mid'), json_extract("Raw", '$.postback.mid')) IS NOT NULL
                    ELSE "Kind" IN ('message', 'echo') -- Emptied; these have a mid.
                END;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Sql);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The keys are good for every version: at most an event that is repeated right now counts twice.
        }
    }
}
