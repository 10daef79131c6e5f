using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Mark",
                table: "OptInClicks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsAnswered",
                table: "Arrivals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Mark",
                table: "Arrivals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Of before: who wrote within seven days after they came in.
            migrationBuilder.Sql("""
                UPDATE "Arrivals" SET "IsAnswered" = 1 WHERE EXISTS (
                    SELECT 1 FROM "ThreadLines" l
                    WHERE l."ConversationId" = "Arrivals"."ConversationId" AND l."Kind" IN ('Text', 'Attachment') AND l."At" BETWEEN "Arrivals"."At" AND "Arrivals"."At" + 7 * 86400000)
                """);

            migrationBuilder.CreateTable(
                name: "Figures",
                columns: table => new
                {
                    Dimension = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    Span = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OptIns = table.Column<long>(type: "INTEGER", nullable: false),
                    Linked = table.Column<long>(type: "INTEGER", nullable: false),
                    Visits = table.Column<long>(type: "INTEGER", nullable: false),
                    Replies = table.Column<long>(type: "INTEGER", nullable: false),
                    People = table.Column<long>(type: "INTEGER", nullable: false),
                    Stopped = table.Column<long>(type: "INTEGER", nullable: false),
                    Blocked = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Figures", x => new { x.Dimension, x.Span, x.From, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "SpotFigures",
                columns: table => new
                {
                    Dimension = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    Span = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Served = table.Column<long>(type: "INTEGER", nullable: false),
                    Seen = table.Column<long>(type: "INTEGER", nullable: false),
                    Drawn = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkShown = table.Column<long>(type: "INTEGER", nullable: false),
                    Clicked = table.Column<long>(type: "INTEGER", nullable: false),
                    OptedIn = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpotFigures", x => new { x.Dimension, x.Span, x.From, x.Key });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Figures");

            migrationBuilder.DropTable(
                name: "SpotFigures");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "OptInClicks");

            migrationBuilder.DropColumn(
                name: "IsAnswered",
                table: "Arrivals");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "Arrivals");
        }
    }
}
