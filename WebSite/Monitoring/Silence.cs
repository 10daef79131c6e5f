using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Monitoring;

/// <summary>How long it is usual that nothing arrives.</summary>
internal static class Silence
{
    /// <summary>Shorter than this is always usual.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromHours(6);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The longest pause between two events of the week up to the last one; at least <see cref="Least"/>.</summary>
    public static async Task<TimeSpan> UsualAsync(SiteDb db, DateTimeOffset last, CancellationToken cancel)
    {
        var longest = Least;
        var since = last - Week;
        var at = await db.WebhookEvents.Where(e => e.ReceivedAt >= since).MinAsync(e => e.ReceivedAt, cancel);

        // In strides as long as the longest pause so far: a few looks into the index, however many events there are.
        while (at < last)
        {
            var here = at;
            var reach = at + longest;
            at = await db.WebhookEvents.Where(e => e.ReceivedAt <= reach).MaxAsync(e => e.ReceivedAt, cancel);
            if (at <= here)
            {
                at = await db.WebhookEvents.Where(e => e.ReceivedAt > here).MinAsync(e => e.ReceivedAt, cancel);
                longest = at - here;
            }
        }

        return longest;
    }
}
