using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class OwnLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Checkpoints",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    LogId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventNotes",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    RetryAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventNotes", x => x.EventId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventNotes_Refused",
                table: "EventNotes",
                column: "EventId",
                filter: "\"Outcome\" = 'Refused'");

            migrationBuilder.CreateIndex(
                name: "IX_EventNotes_SetAside",
                table: "EventNotes",
                column: "EventId",
                filter: "\"Outcome\" = 'SetAside'");

            migrationBuilder.CreateIndex(
                name: "IX_EventNotes_Waiting",
                table: "EventNotes",
                column: "RetryAt",
                filter: "\"Outcome\" = 'Waiting'");

            // The events themselves were copied into the log before this: LogMove.
            migrationBuilder.Sql(
                """
                INSERT INTO "Checkpoints" ("Id", "EventId") SELECT "Id", "EventId" FROM "ConversationMark";

                INSERT INTO "EventNotes" ("EventId", "Outcome", "Reason", "Attempts", "RetryAt")
                SELECT "Id", "Outcome", "Reason", CASE "Outcome" WHEN 'Waiting' THEN "Attempts" WHEN 'SetAside' THEN "Attempts" ELSE 0 END,
                    CASE "Outcome" WHEN 'Waiting' THEN COALESCE("RetryAt", "ReceivedAt") END
                FROM "WebhookEvents"
                WHERE "Outcome" IN ('Refused', 'SetAside')
                    OR ("Outcome" = 'Waiting' AND "Id" <= (SELECT "EventId" FROM "ConversationMark"))
                    OR ("Outcome" IN ('Recorded', 'Kept') AND "Reason" IS NOT NULL AND "Id" <= (SELECT "EventId" FROM "ConversationMark"));

                INSERT OR REPLACE INTO "EventNotes" ("EventId", "Outcome", "Reason", "Attempts", "RetryAt")
                SELECT "EventId", 'Waiting', NULL, 0, "DueAt" FROM "LateEvents";

                DROP TABLE "WebhookEvents";
                DROP TABLE "LateEvents";
                DROP TABLE "ConversationMark";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("The events stand in the webhook's log by now. Put back a backup from before the upgrade.");
    }
}
