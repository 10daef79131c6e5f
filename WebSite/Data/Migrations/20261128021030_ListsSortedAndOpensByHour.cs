using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListsSortedAndOpensByHour : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Opens were counted by days of UTC. Midday is on that day nearly everywhere, so that is when they were.
            migrationBuilder.Sql(
                """
                INSERT INTO "SpotFigures" ("Dimension", "Span", "From", "Key", "Served", "Seen", "Drawn", "LinkShown", "Clicked", "OptedIn")
                SELECT 4, 1, CAST(strftime('%s', "Day") AS INTEGER) / 3600 + 12, CAST("CampaignId" AS TEXT), 0, 0, 0, 0, "Count", 0 FROM "CampaignOpens"
                UNION ALL
                SELECT 4, 2, CAST(strftime('%s', "Day") AS INTEGER) / 3600, CAST("CampaignId" AS TEXT), 0, 0, 0, 0, "Count", 0 FROM "CampaignOpens"
                UNION ALL
                SELECT 4, 3, CAST(strftime('%s', "Day", 'start of month') AS INTEGER) / 3600, CAST("CampaignId" AS TEXT), 0, 0, 0, 0, SUM("Count"), 0 FROM "CampaignOpens" GROUP BY 3, 4;
                """);

            migrationBuilder.DropTable(
                name: "CampaignOpens");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Held",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_MatchingRequestId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_OptInId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_OrderId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OrderCredits_CampaignId",
                table: "OrderCredits");

            migrationBuilder.DropIndex(
                name: "IX_Arrivals_AdId",
                table: "Arrivals");

            migrationBuilder.DropIndex(
                name: "IX_Arrivals_CampaignId",
                table: "Arrivals");

            migrationBuilder.AddColumn<long>(
                name: "Total",
                table: "Orders",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "\"SubtotalMinor\" + \"DeliveryMinor\"",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Held",
                table: "OutboxMessages",
                columns: new[] { "HeldBy", "ConversationId" },
                filter: "\"State\" = 'Held'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_MatchingRequestId",
                table: "OutboxMessages",
                column: "MatchingRequestId",
                filter: "\"MatchingRequestId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OptInId",
                table: "OutboxMessages",
                column: "OptInId",
                filter: "\"OptInId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OrderId",
                table: "OutboxMessages",
                column: "OrderId",
                filter: "\"OrderId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Currency_Total_Id",
                table: "Orders",
                columns: new[] { "Currency", "Total", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_CampaignId",
                table: "OrderCredits",
                column: "CampaignId",
                filter: "\"CampaignId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_AdId",
                table: "Arrivals",
                column: "AdId",
                filter: "\"AdId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_CampaignId",
                table: "Arrivals",
                column: "CampaignId",
                filter: "\"CampaignId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Held",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_MatchingRequestId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_OptInId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_OrderId",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Currency_Total_Id",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_OrderCredits_CampaignId",
                table: "OrderCredits");

            migrationBuilder.DropIndex(
                name: "IX_Arrivals_AdId",
                table: "Arrivals");

            migrationBuilder.DropIndex(
                name: "IX_Arrivals_CampaignId",
                table: "Arrivals");

            migrationBuilder.DropColumn(
                name: "Total",
                table: "Orders");

            migrationBuilder.CreateTable(
                name: "CampaignOpens",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignOpens", x => new { x.CampaignId, x.Day });
                    table.ForeignKey(
                        name: "FK_CampaignOpens_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Held",
                table: "OutboxMessages",
                column: "ConversationId",
                filter: "\"State\" = 'Held'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_MatchingRequestId",
                table: "OutboxMessages",
                column: "MatchingRequestId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OptInId",
                table: "OutboxMessages",
                column: "OptInId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OrderId",
                table: "OutboxMessages",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_CampaignId",
                table: "OrderCredits",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_AdId",
                table: "Arrivals",
                column: "AdId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_CampaignId",
                table: "Arrivals",
                column: "CampaignId");
        }
    }
}
