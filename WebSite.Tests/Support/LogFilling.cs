using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>Rows of the webhook's log, as they would be after a long time.</summary>
internal static class LogFilling
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Puts events in, one a second from a time on, and waits until the site has taken them.</summary>
    public static async Task FillAsync(this SiteHost site, int count, DateTimeOffset from, EventOutcome outcome = EventOutcome.Kept, string kind = "read")
    {
        var ids = await site.LogAsync(async log =>
        {
            var events = Enumerable.Range(0, count).Select(n => new WebhookEvent
            {
                Key = [.. Guid.NewGuid().ToByteArray(), .. new byte[8]],
                ReceivedAt = from.AddSeconds(n),
                Timestamp = from.AddSeconds(n),
                PageId = Settings.PageId,
                Channel = "messaging",
                Kind = kind,
                Raw = "{}",
            }).ToList();
            log.WebhookEvents.AddRange(events);
            await log.SaveChangesAsync(Cancel);
            return events.ConvertAll(e => e.Id);
        });
        site.Services.GetRequiredService<LogSignal>().Raise();
        var last = ids[^1];
        await site.UntilAsync(db => db.Checkpoints.AnyAsync(c => c.EventId >= last, Cancel));
        if (outcome is EventOutcome.Refused or EventOutcome.SetAside)
        {
            await site.ReadAsync(db =>
            {
                db.EventNotes.AddRange(ids.Select(id => new EventNote { EventId = id, Outcome = outcome, Reason = "As it is in this test." }));
                return db.SaveChangesAsync(Cancel);
            });
        }
    }

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
