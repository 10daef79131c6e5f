using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messenger.AspNetCore.Log.Migrations
{
    /// <inheritdoc />
    public partial class Finding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RefEnd",
                table: "WebhookEvents",
                type: "TEXT",
                nullable: true,
                computedColumnSql: "CASE WHEN instr(\"Raw\", '\"ref\"') > 0 AND json_valid(\"Raw\") THEN NULLIF(substr(rtrim(trim(coalesce(json_extract(\"Raw\", '$.optin.ref'), json_extract(\"Raw\", '$.referral.ref'), json_extract(\"Raw\", '$.postback.referral.ref'), json_extract(\"Raw\", '$.message.referral.ref')), char(32, 9, 10, 13)), char(61, 32, 9, 10, 13)), -24), '') END",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEvents_RefEnd",
                table: "WebhookEvents",
                column: "RefEnd",
                filter: "\"RefEnd\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEvents_Sender",
                table: "WebhookEvents",
                column: "Sender",
                filter: "\"Sender\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WebhookEvents_RefEnd",
                table: "WebhookEvents");

            migrationBuilder.DropIndex(
                name: "IX_WebhookEvents_Sender",
                table: "WebhookEvents");

            migrationBuilder.DropColumn(
                name: "RefEnd",
                table: "WebhookEvents");
        }
    }
}
