using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Messenger.AspNetCore.Log.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BeginLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LogIdentity",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "bytea", nullable: false),
                    Ahead = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogIdentity", x => x.Id);
                });

            migrationBuilder.Sql(LogFunctions.MakeIds);

            migrationBuilder.CreateTable(
                name: "WebhookEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "messenger_log_new_id()"),
                    Key = table.Column<byte[]>(type: "bytea", maxLength: 24, nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Timestamp = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sender = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Raw = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Secret = table.Column<short>(type: "smallint", nullable: false),
                    Topic = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookEvents", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEvents_Erased",
                table: "WebhookEvents",
                column: "Id",
                filter: "\"Raw\" = ''");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEvents_Key",
                table: "WebhookEvents",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEvents_ReceivedAt",
                table: "WebhookEvents",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEvents_Sender",
                table: "WebhookEvents",
                column: "Sender",
                filter: "\"Sender\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WebhookEvents");

            migrationBuilder.Sql(LogFunctions.DropAll);

            migrationBuilder.DropTable(
                name: "LogIdentity");
        }
    }
}
