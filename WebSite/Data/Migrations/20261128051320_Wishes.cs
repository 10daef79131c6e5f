using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Wishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "WishId",
                table: "OutboxMessages",
                type: "INTEGER",
                nullable: true);

            // What merchants wrote for the cart's confirmation is what they say with a kept cart: that message has taken its place.
            migrationBuilder.Sql("UPDATE \"MessageTemplates\" SET \"Occasion\" = 'CartKept', \"Scope\" = '' WHERE \"Occasion\" = 'Confirmation' AND \"Scope\" = 'cart'");

            migrationBuilder.CreateTable(
                name: "Wishes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    CheckoutSessionId = table.Column<long>(type: "INTEGER", nullable: true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    VisitId = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryPoint = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    WebPage = table.Column<string>(type: "TEXT", nullable: true),
                    Agreed = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProductId = table.Column<int>(type: "INTEGER", nullable: true),
                    PriceMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CameBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CameBackIn = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Wishes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Wishes_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_WishId",
                table: "OutboxMessages",
                column: "WishId",
                filter: "\"WishId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_AskedAt_Reason",
                table: "Wishes",
                columns: new[] { "AskedAt", "Reason" });

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_CameBackIn",
                table: "Wishes",
                column: "CameBackIn",
                filter: "\"CameBackIn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_CheckoutSessionId",
                table: "Wishes",
                column: "CheckoutSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_ConversationId",
                table: "Wishes",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_EventId",
                table: "Wishes",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_Open",
                table: "Wishes",
                columns: new[] { "AskedAt", "Id" },
                filter: "\"State\" = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Wishes");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_WishId",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "WishId",
                table: "OutboxMessages");
        }
    }
}
