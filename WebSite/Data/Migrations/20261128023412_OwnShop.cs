using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class OwnShop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AddedAt",
                table: "Products",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "DemoPicture",
                table: "Products",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsDemo",
                table: "Products",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsHidden",
                table: "Products",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Products",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PictureHash",
                table: "Products",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Categories",
                columns: table => new
                {
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Categories", x => x.Slug);
                });

            migrationBuilder.CreateTable(
                name: "ProductImports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Read = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShopPictures",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Large = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Small = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Plain = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShopPictures", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ShopProfiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    HasDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Shipping = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Colours = table.Column<string>(type: "TEXT", nullable: false),
                    LogoHash = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    HeroHash = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShopProfiles", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Products_AddedAt_Id",
                table: "Products",
                columns: new[] { "AddedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_Category_IsHidden_Id",
                table: "Products",
                columns: new[] { "Category", "IsHidden", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_IsHidden_AddedAt_Id",
                table: "Products",
                columns: new[] { "IsHidden", "AddedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_IsHidden_Id",
                table: "Products",
                columns: new[] { "IsHidden", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_SoldOut",
                table: "Products",
                columns: new[] { "AddedAt", "Id" },
                filter: "\"Stock\" = 0");
        
            // When they were added nobody noted: the clock of the update is near enough, and keeps their order.
            migrationBuilder.Sql("UPDATE \"Products\" SET \"AddedAt\" = CAST(unixepoch() AS INTEGER) * 1000;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Categories");

            migrationBuilder.DropTable(
                name: "ProductImports");

            migrationBuilder.DropTable(
                name: "ShopPictures");

            migrationBuilder.DropTable(
                name: "ShopProfiles");

            migrationBuilder.DropIndex(
                name: "IX_Products_AddedAt_Id",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_Category_IsHidden_Id",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_IsHidden_AddedAt_Id",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_IsHidden_Id",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_SoldOut",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "AddedAt",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "DemoPicture",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "IsDemo",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "IsHidden",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "PictureHash",
                table: "Products");
        }
    }
}
