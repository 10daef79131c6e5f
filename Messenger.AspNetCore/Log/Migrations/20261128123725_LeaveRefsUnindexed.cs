using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messenger.AspNetCore.Log.Migrations
{
    /// <inheritdoc />
    public partial class LeaveRefsUnindexed : Migration
    {
        /// <remarks>By hand: EF Core would write the whole table anew, and a column that holds nothing goes without that.</remarks>
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("""DROP INDEX "IX_WebhookEvents_RefEnd"; ALTER TABLE "WebhookEvents" DROP COLUMN "RefEnd";""");

        /// <remarks>The version before needs the column; its index it can do without.</remarks>
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>(
            name: "RefEnd",
            table: "WebhookEvents",
            type: "TEXT",
            nullable: true,
            computedColumnSql: "CASE WHEN instr(\"Raw\", '\"ref\"') > 0 AND json_valid(\"Raw\") THEN NULLIF(substr(rtrim(trim(coalesce(json_extract(\"Raw\", '$.optin.ref'), json_extract(\"Raw\", '$.referral.ref'), json_extract(\"Raw\", '$.postback.referral.ref'), json_extract(\"Raw\", '$.message.referral.ref')), char(32, 9, 10, 13)), char(61, 32, 9, 10, 13)), -24), '') END",
            stored: false);
    }
}
