using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class OverviewIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Failed",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_SetAside",
                table: "OutboxMessages",
                column: "Id",
                filter: "\"State\" = 'SetAside'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Uncertain",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Uncertain'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Untold",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Cancelled' AND \"HeldBy\" = 'NoTemplate'");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Unread",
                table: "Conversations",
                column: "Id",
                filter: "\"Unread\" > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Failed",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_SetAside",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Uncertain",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Untold",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Unread",
                table: "Conversations");
        }
    }
}
