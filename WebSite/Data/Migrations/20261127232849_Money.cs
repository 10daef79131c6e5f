using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Money : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MessageLinks",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderId = table.Column<int>(type: "INTEGER", nullable: true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageLinks", x => x.Code);
                    table.ForeignKey(
                        name: "FK_MessageLinks_OutboxMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "OutboxMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "MoneyFigures",
                columns: table => new
                {
                    Dimension = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    Span = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rule = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Orders = table.Column<long>(type: "INTEGER", nullable: false),
                    ValueMinor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MoneyFigures", x => new { x.Rule, x.Dimension, x.Span, x.From, x.Key, x.Currency });
                });

            migrationBuilder.CreateTable(
                name: "OrderCredits",
                columns: table => new
                {
                    OrderId = table.Column<int>(type: "INTEGER", nullable: false),
                    Rules = table.Column<int>(type: "INTEGER", nullable: false),
                    VisitId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryPoint = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Placement = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    WebPage = table.Column<string>(type: "TEXT", nullable: true),
                    CampaignId = table.Column<int>(type: "INTEGER", nullable: true),
                    AdId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Mark = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderCredits", x => new { x.OrderId, x.Rules });
                    table.ForeignKey(
                        name: "FK_OrderCredits_Arrivals_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Arrivals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_OrderCredits_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OrderCredits_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Returns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SessionToken = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Returns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Returns_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MessageLinks_CreatedAt",
                table: "MessageLinks",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MessageLinks_MessageId",
                table: "MessageLinks",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_MessageLinks_OrderId",
                table: "MessageLinks",
                column: "OrderId",
                filter: "\"OrderId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_AdId",
                table: "OrderCredits",
                column: "AdId",
                filter: "\"AdId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_CampaignId",
                table: "OrderCredits",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_VisitId",
                table: "OrderCredits",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_At",
                table: "Returns",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_ConversationId",
                table: "Returns",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_SessionToken_ConversationId",
                table: "Returns",
                columns: new[] { "SessionToken", "ConversationId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MessageLinks");

            migrationBuilder.DropTable(
                name: "MoneyFigures");

            migrationBuilder.DropTable(
                name: "OrderCredits");

            migrationBuilder.DropTable(
                name: "Returns");
        }
    }
}
