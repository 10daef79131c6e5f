using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Conversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "Orders",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Placed");

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    EntryPoint = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    AdId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsentWordings",
                columns: table => new
                {
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    SinceAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentWordings", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "ConversationMark",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConversationMark", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Conversations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PageId = table.Column<string>(type: "TEXT", nullable: false),
                    Psid = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HandedOverAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UnreachableAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Unread = table.Column<int>(type: "INTEGER", nullable: false),
                    Profile = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ProfileAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conversations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LateEvents",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateEvents", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "MessageTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PluginFailures",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Placement = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PluginFailures", x => new { x.Day, x.Placement, x.Fault });
                });

            migrationBuilder.CreateTable(
                name: "SendingPauses",
                columns: table => new
                {
                    PageId = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SendingPauses", x => x.PageId);
                });

            migrationBuilder.CreateTable(
                name: "CampaignOpens",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignOpens", x => new { x.CampaignId, x.Day });
                    table.ForeignKey(
                        name: "FK_CampaignOpens_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsentProofs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrderId = table.Column<int>(type: "INTEGER", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Browser = table.Column<byte[]>(type: "BLOB", maxLength: 12, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WordingVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    WebPage = table.Column<string>(type: "TEXT", nullable: false),
                    How = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentProofs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConsentProofs_ConsentWordings_WordingVersion",
                        column: x => x.WordingVersion,
                        principalTable: "ConsentWordings",
                        principalColumn: "Version",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Arrivals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryPoint = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CheckoutSessionId = table.Column<long>(type: "INTEGER", nullable: true),
                    Placement = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    WebPage = table.Column<string>(type: "TEXT", nullable: true),
                    CampaignId = table.Column<int>(type: "INTEGER", nullable: true),
                    MatchingRequestId = table.Column<int>(type: "INTEGER", nullable: true),
                    AdId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AdTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AdPhoto = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Certainty = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ConsentBasis = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Arrivals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Arrivals_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Arrivals_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProfilePictures",
                columns: table => new
                {
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfilePictures", x => x.ConversationId);
                    table.ForeignKey(
                        name: "FK_ProfilePictures_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ThreadLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThreadLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ThreadLines_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MatchingRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PageId = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<int>(type: "INTEGER", nullable: false),
                    ConsentProofId = table.Column<int>(type: "INTEGER", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", nullable: false),
                    LastName = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchingRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchingRequests_ConsentProofs_ConsentProofId",
                        column: x => x.ConsentProofId,
                        principalTable: "ConsentProofs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PageId = table.Column<string>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: true),
                    MatchingRequestId = table.Column<int>(type: "INTEGER", nullable: true),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ArrivalId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderId = table.Column<int>(type: "INTEGER", nullable: true),
                    CheckoutSessionId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Mid = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OutboxMessages_MatchingRequests_MatchingRequestId",
                        column: x => x.MatchingRequestId,
                        principalTable: "MatchingRequests",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_AdId",
                table: "Arrivals",
                column: "AdId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_CampaignId",
                table: "Arrivals",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_CheckoutSessionId",
                table: "Arrivals",
                column: "CheckoutSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_ConversationId",
                table: "Arrivals",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_EntryPoint_At",
                table: "Arrivals",
                columns: new[] { "EntryPoint", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_EventId",
                table: "Arrivals",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_AdId",
                table: "Campaigns",
                column: "AdId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Code",
                table: "Campaigns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Key",
                table: "Campaigns",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentProofs_OrderId",
                table: "ConsentProofs",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentProofs_WordingVersion",
                table: "ConsentProofs",
                column: "WordingVersion");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_LastAt_Id",
                table: "Conversations",
                columns: new[] { "LastAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Unasked",
                table: "Conversations",
                column: "Id",
                filter: "\"Profile\" = 'Unasked'");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_PageId_Psid",
                table: "Conversations",
                columns: new[] { "PageId", "Psid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Psid",
                table: "Conversations",
                column: "Psid");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_ConsentProofId",
                table: "MatchingRequests",
                column: "ConsentProofId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_ConversationId",
                table: "MatchingRequests",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_OrderId",
                table: "MatchingRequests",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageTemplates_Occasion_Scope",
                table: "MessageTemplates",
                columns: new[] { "Occasion", "Scope" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Cause",
                table: "OutboxMessages",
                column: "Cause",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_CheckoutSessionId",
                table: "OutboxMessages",
                column: "CheckoutSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_ConversationId",
                table: "OutboxMessages",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_CreatedAt",
                table: "OutboxMessages",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_MatchingRequestId",
                table: "OutboxMessages",
                column: "MatchingRequestId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Mid",
                table: "OutboxMessages",
                column: "Mid");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OrderId",
                table: "OutboxMessages",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Sending",
                table: "OutboxMessages",
                column: "Id",
                filter: "\"State\" = 'Sending'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Waiting",
                table: "OutboxMessages",
                columns: new[] { "DueAt", "Id" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_At",
                table: "ThreadLines",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_ConversationId_At",
                table: "ThreadLines",
                columns: new[] { "ConversationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_EventId",
                table: "ThreadLines",
                column: "EventId",
                unique: true);

            // What is in the inbox already is history: nobody is greeted for it.
            migrationBuilder.Sql("""INSERT INTO "ConversationMark" ("Id", "EventId") SELECT 1, COALESCE(MAX("Id"), 0) FROM "WebhookEvents" """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Arrivals");

            migrationBuilder.DropTable(
                name: "CampaignOpens");

            migrationBuilder.DropTable(
                name: "ConversationMark");

            migrationBuilder.DropTable(
                name: "LateEvents");

            migrationBuilder.DropTable(
                name: "MessageTemplates");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "PluginFailures");

            migrationBuilder.DropTable(
                name: "ProfilePictures");

            migrationBuilder.DropTable(
                name: "SendingPauses");

            migrationBuilder.DropTable(
                name: "ThreadLines");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropTable(
                name: "MatchingRequests");

            migrationBuilder.DropTable(
                name: "Conversations");

            migrationBuilder.DropTable(
                name: "ConsentProofs");

            migrationBuilder.DropTable(
                name: "ConsentWordings");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Orders");
        }
    }
}
