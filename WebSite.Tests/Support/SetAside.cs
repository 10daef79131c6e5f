using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Webhook;

namespace WebSite.Tests.Support;

/// <summary>Events that the site could not record.</summary>
internal static class SetAside
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>From now on recording a click fails, until <see cref="MendAsync"/>.</summary>
    public static Task BreakAsync(this SiteHost site) => site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
        "CREATE TRIGGER broken BEFORE INSERT ON \"OptInClicks\" BEGIN SELECT RAISE(ABORT, 'broken'); END", Cancel));

    /// <summary>The cause is gone.</summary>
    public static Task MendAsync(this SiteHost site) => site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER broken", Cancel));

    /// <summary>Delivers an event that fails, and sets it aside as after the last try, without the pauses in between. The cause is gone afterwards.</summary>
    public static async Task<long> FailAsync(this SiteHost site, string failing, string secret = Settings.Secret, string pageId = Settings.PageId)
    {
        await site.BreakAsync();
        using var http = site.Browser();
        using var response = await http.PostAsync(Payload.Envelope(Payload.Entry(failing, pageId)), secret);
        response.EnsureSuccessStatusCode();
        await site.UntilAsync(db => db.WebhookEvents.AnyAsync(e => e.Outcome == EventOutcome.Waiting && e.Attempts > 0, Cancel));
        await site.ReadAsync(db => db.WebhookEvents.Where(e => e.Outcome == EventOutcome.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Outcome, EventOutcome.SetAside).SetProperty(e => e.Attempts, 5)
                .SetProperty(e => e.Reason, "Recording it failed 5 times, the last time with SqliteException."), Cancel));
        await site.MendAsync();
        return await site.ReadAsync(db => db.WebhookEvents.MaxAsync(e => e.Id, Cancel));
    }

    /// <summary>Replays everything that is set aside.</summary>
    public static async Task ReplayAllAsync(this SiteHost site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Replay>().AllAsync(Cancel);
    }
}
