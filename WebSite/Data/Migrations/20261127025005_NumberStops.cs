using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class NumberStops : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NumberStops",
                columns: table => new
                {
                    Number = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberStops", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NumberStops_At",
                table: "NumberStops",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NumberStops");
        }
    }
}
