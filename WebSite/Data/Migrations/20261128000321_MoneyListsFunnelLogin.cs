using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class MoneyListsFunnelLogin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CheckoutSessions_Conflict",
                table: "CheckoutSessions");

            migrationBuilder.AddColumn<string>(
                name: "EmailKey",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SurnameKey",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LoginId",
                table: "OptIns",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GivenBackAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Conversations",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PassedAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SurnameKey",
                table: "Conversations",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Mark",
                table: "BrowserHints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.CreateTable(
                name: "SdkWitnesses",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Address = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SdkWitnesses", x => new { x.Day, x.Address });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SpotFigures_Dimension_Key_Span_From",
                table: "SpotFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PeopleFigures_Dimension_Key_Span_From",
                table: "PeopleFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Failed",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Lapsed",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Cancelled' AND \"HeldBy\" = 'NoTemplate'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_SetAside",
                table: "OutboxMessages",
                column: "Id",
                filter: "\"State\" = 'SetAside'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Uncertain",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Uncertain'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Untold",
                table: "OutboxMessages",
                column: "Occasion",
                filter: "\"State\" = 'Held' AND \"HeldBy\" = 'NoTemplate'");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_EmailKey",
                table: "Orders",
                column: "EmailKey",
                filter: "\"EmailKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_NameKey",
                table: "Orders",
                column: "NameKey",
                filter: "\"NameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PlacedAt_Id",
                table: "Orders",
                columns: new[] { "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_PlacedAt_Id",
                table: "Orders",
                columns: new[] { "Status", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_SurnameKey",
                table: "Orders",
                column: "SurnameKey",
                filter: "\"SurnameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Unkeyed",
                table: "Orders",
                column: "Id",
                filter: "\"Name\" <> '' AND \"NameKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Confirmed",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Trust\" = 'Confirmed'");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_LoginId",
                table: "OptIns",
                column: "LoginId",
                filter: "\"LoginId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Psid",
                table: "OptIns",
                column: "Psid");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Refused",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Trust\" = 'Refused'");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Unconfirmed",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Trust\" = 'Unconfirmed' AND \"CheckoutSessionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Unlinked",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Unlinked\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OptInClicks_At_EventId",
                table: "OptInClicks",
                columns: new[] { "At", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_InMessageRequests",
                table: "MatchingRequests",
                column: "PageId",
                filter: "\"State\" = 'InMessageRequests'");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_Phone",
                table: "MatchingRequests",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_Figures_Dimension_Key_Span_From",
                table: "Figures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Handed",
                table: "Conversations",
                columns: new[] { "LastAt", "Id" },
                filter: "\"HandedOverAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_NameKey",
                table: "Conversations",
                column: "NameKey",
                filter: "\"NameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_StartedAt_Id",
                table: "Conversations",
                columns: new[] { "StartedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_StoppedAt_Id",
                table: "Conversations",
                columns: new[] { "StoppedAt", "Id" },
                filter: "\"StoppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_SurnameKey",
                table: "Conversations",
                column: "SurnameKey",
                filter: "\"SurnameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Unkeyed",
                table: "Conversations",
                column: "Id",
                filter: "\"Name\" IS NOT NULL AND \"NameKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_UnreachableAt_Id",
                table: "Conversations",
                columns: new[] { "UnreachableAt", "Id" },
                filter: "\"UnreachableAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Unread",
                table: "Conversations",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Unread\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_CheckoutSessions_Conflict",
                table: "CheckoutSessions",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"Connection\" = 'Conflict'");

            migrationBuilder.CreateIndex(
                name: "IX_CheckoutSessions_CreatedAt_Id",
                table: "CheckoutSessions",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_At_EventId",
                table: "Arrivals",
                columns: new[] { "At", "EventId" });

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
                name: "IX_MoneyFigures_Dimension_Key_Span_From",
                table: "MoneyFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

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

            migrationBuilder.DropTable(
                name: "SdkWitnesses");

            migrationBuilder.DropIndex(
                name: "IX_SpotFigures_Dimension_Key_Span_From",
                table: "SpotFigures");

            migrationBuilder.DropIndex(
                name: "IX_PeopleFigures_Dimension_Key_Span_From",
                table: "PeopleFigures");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Failed",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Lapsed",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_SetAside",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Uncertain",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMessages_Untold",
                table: "OutboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_Orders_EmailKey",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_NameKey",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_PlacedAt_Id",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_PlacedAt_Id",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_SurnameKey",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Unkeyed",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_OptIns_Confirmed",
                table: "OptIns");

            migrationBuilder.DropIndex(
                name: "IX_OptIns_LoginId",
                table: "OptIns");

            migrationBuilder.DropIndex(
                name: "IX_OptIns_Psid",
                table: "OptIns");

            migrationBuilder.DropIndex(
                name: "IX_OptIns_Refused",
                table: "OptIns");

            migrationBuilder.DropIndex(
                name: "IX_OptIns_Unconfirmed",
                table: "OptIns");

            migrationBuilder.DropIndex(
                name: "IX_OptIns_Unlinked",
                table: "OptIns");

            migrationBuilder.DropIndex(
                name: "IX_OptInClicks_At_EventId",
                table: "OptInClicks");

            migrationBuilder.DropIndex(
                name: "IX_MatchingRequests_InMessageRequests",
                table: "MatchingRequests");

            migrationBuilder.DropIndex(
                name: "IX_MatchingRequests_Phone",
                table: "MatchingRequests");

            migrationBuilder.DropIndex(
                name: "IX_Figures_Dimension_Key_Span_From",
                table: "Figures");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Handed",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_NameKey",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_StartedAt_Id",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_StoppedAt_Id",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_SurnameKey",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Unkeyed",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_UnreachableAt_Id",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Unread",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_CheckoutSessions_Conflict",
                table: "CheckoutSessions");

            migrationBuilder.DropIndex(
                name: "IX_CheckoutSessions_CreatedAt_Id",
                table: "CheckoutSessions");

            migrationBuilder.DropIndex(
                name: "IX_Arrivals_At_EventId",
                table: "Arrivals");

            migrationBuilder.DropColumn(
                name: "EmailKey",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "SurnameKey",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "LoginId",
                table: "OptIns");

            migrationBuilder.DropColumn(
                name: "GivenBackAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "PassedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SurnameKey",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "BrowserHints");

            migrationBuilder.CreateIndex(
                name: "IX_CheckoutSessions_Conflict",
                table: "CheckoutSessions",
                column: "Id",
                filter: "\"Connection\" = 'Conflict'");
        }
    }
}
