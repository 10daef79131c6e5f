using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class SessionLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "CheckoutSessions",
                type: "TEXT",
                maxLength: 2,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Language",
                table: "CheckoutSessions");
        }
    }
}
