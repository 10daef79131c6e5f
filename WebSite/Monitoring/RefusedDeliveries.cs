using Messenger.AspNetCore.Webhook;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Monitoring;

/// <summary>Keeps the figures of refused deliveries in <see cref="DeliveryRefusal"/>, for the dashboard.</summary>
internal sealed class RefusedDeliveries(SiteDb db) : IRefusedDeliveries
{
    public Task AddAsync(SignatureResult reason, DateTimeOffset hour, long count) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO "DeliveryRefusals" ("Hour", "Reason", "Count") VALUES ({hour}, {reason.ToString()}, {count})
         ON CONFLICT ("Hour", "Reason") DO UPDATE SET "Count" = "DeliveryRefusals"."Count" + excluded."Count"
         """);
}
