using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WebSite.Data.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
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
                name: "NameKey",
                table: "Conversations",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SurnameKey",
                table: "Conversations",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "NameKey",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SurnameKey",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_CheckoutSessions_Conflict",
                table: "CheckoutSessions",
                column: "Id",
                filter: "\"Connection\" = 'Conflict'");
        }
    }
}
