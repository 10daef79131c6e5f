using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Campaigns;

/// <summary>Counts how often short addresses are opened.</summary>
public sealed partial class Opens(SiteDb db, TimeProvider time, ILogger<Opens> logger)
{
    /// <summary>One more, today in UTC. When it can't be written the log says so: a person who wants to come in doesn't wait for a figure.</summary>
    public async Task CountAsync(int campaignId, CancellationToken cancel)
    {
        try
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "CampaignOpens" ("CampaignId", "Day", "Count") VALUES ({campaignId}, {today}, 1)
                 ON CONFLICT ("CampaignId", "Day") DO UPDATE SET "Count" = "CampaignOpens"."Count" + 1
                 """,
                cancel);
        }
        catch (DbException exception)
        {
            Log.NotCounted(logger, campaignId, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An open of campaign {CampaignId}'s short address was not counted.")]
        public static partial void NotCounted(ILogger logger, int campaignId, Exception exception);
    }
}
