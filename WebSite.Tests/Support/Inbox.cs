using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Tests.Support;

/// <summary>Rows of the webhook's inbox, as they would be after a long time.</summary>
internal static class Inbox
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Puts events in, one a second from a time on.</summary>
    public static Task<int> FillAsync(this SiteHost site, int count, DateTimeOffset from, EventOutcome outcome = EventOutcome.Kept, string kind = "read") => site.ReadAsync(async db =>
    {
        for (var n = 0; n < count; n++)
        {
            var at = from.AddSeconds(n);
            db.WebhookEvents.Add(new()
            {
                Key = [.. Guid.NewGuid().ToByteArray(), .. new byte[8]],
                ReceivedAt = at,
                Timestamp = at,
                PageId = Settings.PageId,
                Channel = "messaging",
                Kind = kind,
                Raw = "{}",
                Outcome = outcome,
            });
        }

        return await db.SaveChangesAsync(Cancel);
    });

    /// <summary>How many events there are of a kind.</summary>
    public static Task<int> CountAsync(this SiteHost site, string kind) => site.ReadAsync(db => db.WebhookEvents.CountAsync(e => e.Kind == kind, Cancel));

    /// <summary>Waits until there is none of a kind.</summary>
    public static Task GoneAsync(this SiteHost site, string kind) => site.SoonAsync(db => db.WebhookEvents.AllAsync(e => e.Kind != kind, Cancel));

    /// <summary>Asks the database again and again until something holds: for what happens without news.</summary>
    public static async Task SoonAsync(this SiteHost site, Func<SiteDb, Task<bool>> holds)
    {
        for (var end = Environment.TickCount64 + 30_000; !await site.ReadAsync(holds);)
        {
            Assert.True(Environment.TickCount64 < end, "It didn't happen within 30 s.");
        }
    }
}
