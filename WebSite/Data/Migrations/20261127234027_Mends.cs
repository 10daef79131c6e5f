using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Mends : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "PassedAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_InMessageRequests",
                table: "MatchingRequests",
                column: "PageId",
                filter: "\"State\" = 'InMessageRequests'");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_Phone",
                table: "MatchingRequests",
                column: "Phone");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MatchingRequests_InMessageRequests",
                table: "MatchingRequests");

            migrationBuilder.DropIndex(
                name: "IX_MatchingRequests_Phone",
                table: "MatchingRequests");

            migrationBuilder.DropColumn(
                name: "PassedAt",
                table: "Conversations");
        }
    }
}
