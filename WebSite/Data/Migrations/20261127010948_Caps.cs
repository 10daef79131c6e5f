using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Caps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ConfirmedAt",
                table: "ConsentProofs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Address",
                table: "BrowserHints",
                type: "BLOB",
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HashKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Protected = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HashKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MatchingUses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PageId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    Address = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchingUses", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BrowserHints_Address_At",
                table: "BrowserHints",
                columns: new[] { "Address", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchingUses_At",
                table: "MatchingUses",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HashKeys");

            migrationBuilder.DropTable(
                name: "MatchingUses");

            migrationBuilder.DropIndex(
                name: "IX_BrowserHints_Address_At",
                table: "BrowserHints");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "ConsentProofs");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "BrowserHints");
        }
    }
}
