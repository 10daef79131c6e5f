using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class MessageChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Attached",
                table: "ThreadLines",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EditNumber",
                table: "ThreadLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "ThreadLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FirstText",
                table: "ThreadLines",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mid",
                table: "ThreadLines",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UnsentAt",
                table: "ThreadLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MarketingAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "RefusesMarketing",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Ref",
                table: "Campaigns",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProductId",
                table: "Arrivals",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ref",
                table: "Arrivals",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EntryChanges",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    PageId = table.Column<string>(type: "TEXT", nullable: false),
                    Psid = table.Column<string>(type: "TEXT", nullable: false),
                    Mid = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    IsUnsent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Intent = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryChanges", x => x.EventId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_Mid",
                table: "ThreadLines",
                column: "Mid",
                filter: "\"Mid\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Ref",
                table: "Campaigns",
                column: "Ref",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_Ref",
                table: "Arrivals",
                column: "Ref",
                filter: "\"Ref\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EntryChanges_At",
                table: "EntryChanges",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_EntryChanges_Mid",
                table: "EntryChanges",
                column: "Mid");

            migrationBuilder.CreateIndex(
                name: "IX_EntryChanges_Psid",
                table: "EntryChanges",
                column: "Psid");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EntryChanges");

            migrationBuilder.DropIndex(
                name: "IX_ThreadLines_Mid",
                table: "ThreadLines");

            migrationBuilder.DropIndex(
                name: "IX_Campaigns_Ref",
                table: "Campaigns");

            migrationBuilder.DropIndex(
                name: "IX_Arrivals_Ref",
                table: "Arrivals");

            migrationBuilder.DropColumn(
                name: "Attached",
                table: "ThreadLines");

            migrationBuilder.DropColumn(
                name: "EditNumber",
                table: "ThreadLines");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "ThreadLines");

            migrationBuilder.DropColumn(
                name: "FirstText",
                table: "ThreadLines");

            migrationBuilder.DropColumn(
                name: "Mid",
                table: "ThreadLines");

            migrationBuilder.DropColumn(
                name: "UnsentAt",
                table: "ThreadLines");

            migrationBuilder.DropColumn(
                name: "MarketingAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "RefusesMarketing",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Ref",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "ProductId",
                table: "Arrivals");

            migrationBuilder.DropColumn(
                name: "Ref",
                table: "Arrivals");
        }
    }
}
