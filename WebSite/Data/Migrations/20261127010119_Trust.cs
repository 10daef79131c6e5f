using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Trust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AnsweredAt",
                table: "OptIns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Trust",
                table: "OptIns",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Unconfirmed");

            migrationBuilder.AddColumn<string>(
                name: "CameThrough",
                table: "OptInClicks",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsProof",
                table: "OptInClicks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "CameThrough",
                table: "Arrivals",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            // Before refs named their door, a click on the plugin and an answer from the phone number count as proof, and so does the shopper's
            // choice. Who came by a link alone is asked about on the shop's own web page from now on.
            migrationBuilder.Sql(
                """
                UPDATE "OptInClicks" SET "IsProof" = 1 WHERE "EntryPoint" IN ('SendToMessenger', 'CustomerMatching')
                    AND EXISTS (SELECT 1 FROM "OptIns" WHERE "OptIns"."Id" = "OptInClicks"."OptInId" AND "OptIns"."CheckoutSessionId" IS NOT NULL);
                UPDATE "OptIns" SET "Trust" = 'Proven' WHERE EXISTS (SELECT 1 FROM "OptInClicks" WHERE "OptInClicks"."OptInId" = "OptIns"."Id" AND "OptInClicks"."IsProof" = 1);
                UPDATE "OptIns" SET "Trust" = 'Confirmed' WHERE EXISTS (SELECT 1 FROM "CheckoutSessions" WHERE "CheckoutSessions"."ChosenOptInId" = "OptIns"."Id");
                UPDATE "CheckoutSessions" SET "Connection" = 'None' WHERE "Connection" = 'Connected'
                    AND NOT EXISTS (SELECT 1 FROM "OptIns" WHERE "OptIns"."CheckoutSessionId" = "CheckoutSessions"."Id" AND "OptIns"."Trust" IN ('Proven', 'Confirmed'));
                UPDATE "Arrivals" SET "Certainty" = 'Unconfirmed' WHERE "Certainty" = 'Proven' AND "EntryPoint" NOT IN ('SendToMessenger', 'CustomerMatching')
                    AND NOT EXISTS (
                        SELECT 1 FROM "Conversations" JOIN "OptIns" ON "OptIns"."PageId" = "Conversations"."PageId" AND "OptIns"."Psid" = "Conversations"."Psid"
                        WHERE "Conversations"."Id" = "Arrivals"."ConversationId" AND "OptIns"."CheckoutSessionId" = "Arrivals"."CheckoutSessionId"
                            AND "OptIns"."Trust" IN ('Proven', 'Confirmed'));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "OptIns");

            migrationBuilder.DropColumn(
                name: "Trust",
                table: "OptIns");

            migrationBuilder.DropColumn(
                name: "CameThrough",
                table: "OptInClicks");

            migrationBuilder.DropColumn(
                name: "IsProof",
                table: "OptInClicks");

            migrationBuilder.DropColumn(
                name: "CameThrough",
                table: "Arrivals");
        }
    }
}
