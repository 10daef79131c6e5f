using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Funnel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Mark",
                table: "BrowserHints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_SpotFigures_Dimension_Key_Span_From",
                table: "SpotFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PeopleFigures_Dimension_Key_Span_From",
                table: "PeopleFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PlacedAt_Id",
                table: "Orders",
                columns: new[] { "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OptInClicks_At_EventId",
                table: "OptInClicks",
                columns: new[] { "At", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_MoneyFigures_Dimension_Key_Span_From",
                table: "MoneyFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Figures_Dimension_Key_Span_From",
                table: "Figures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_At_EventId",
                table: "Arrivals",
                columns: new[] { "At", "EventId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SpotFigures_Dimension_Key_Span_From",
                table: "SpotFigures");

            migrationBuilder.DropIndex(
                name: "IX_PeopleFigures_Dimension_Key_Span_From",
                table: "PeopleFigures");

            migrationBuilder.DropIndex(
                name: "IX_Orders_PlacedAt_Id",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_OptInClicks_At_EventId",
                table: "OptInClicks");

            migrationBuilder.DropIndex(
                name: "IX_MoneyFigures_Dimension_Key_Span_From",
                table: "MoneyFigures");

            migrationBuilder.DropIndex(
                name: "IX_Figures_Dimension_Key_Span_From",
                table: "Figures");

            migrationBuilder.DropIndex(
                name: "IX_Arrivals_At_EventId",
                table: "Arrivals");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "BrowserHints");
        }
    }
}
