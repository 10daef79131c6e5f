using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlacementsAndExperiments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Experiments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Placement = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Goal = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Difference = table.Column<double>(type: "REAL", nullable: false),
                    Planned = table.Column<int>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BegunBy = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StoppedBy = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Applied = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Experiments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlacementEdits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Placement = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsReturn = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    ExperimentId = table.Column<int>(type: "INTEGER", nullable: true),
                    Color = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    CtaText = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Headline = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Offer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Plugins = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Size = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementEdits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExperimentVariants",
                columns: table => new
                {
                    ExperimentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    Color = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    CtaText = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Headline = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Offer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Plugins = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Size = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExperimentVariants", x => new { x.ExperimentId, x.Number });
                    table.ForeignKey(
                        name: "FK_ExperimentVariants_Experiments_ExperimentId",
                        column: x => x.ExperimentId,
                        principalTable: "Experiments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderVariants",
                columns: table => new
                {
                    OrderId = table.Column<int>(type: "INTEGER", nullable: false),
                    ExperimentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Variant = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderVariants", x => new { x.OrderId, x.ExperimentId });
                    table.ForeignKey(
                        name: "FK_OrderVariants_Experiments_ExperimentId",
                        column: x => x.ExperimentId,
                        principalTable: "Experiments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrderVariants_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Experiments_Placement",
                table: "Experiments",
                column: "Placement",
                unique: true,
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderVariants_ExperimentId",
                table: "OrderVariants",
                column: "ExperimentId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementEdits_Placement_Id",
                table: "PlacementEdits",
                columns: new[] { "Placement", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExperimentVariants");

            migrationBuilder.DropTable(
                name: "OrderVariants");

            migrationBuilder.DropTable(
                name: "PlacementEdits");

            migrationBuilder.DropTable(
                name: "Experiments");
        }
    }
}
