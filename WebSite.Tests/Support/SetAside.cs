using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Projection;

namespace WebSite.Tests.Support;

/// <summary>Events that the site could not record.</summary>
internal static class SetAside
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>From now on recording a click fails, until <see cref="FixAsync"/>.</summary>
    public static Task BreakAsync(this SiteHost site) => site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
        db.Database.IsSqlite()
            ? "CREATE TRIGGER broken BEFORE INSERT ON \"OptInClicks\" BEGIN SELECT RAISE(ABORT, 'broken'); END"
            : """
              CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$;
              CREATE TRIGGER broken BEFORE INSERT ON "OptInClicks" FOR EACH ROW EXECUTE FUNCTION broken()
              """,
        Cancel));

    /// <summary>The cause is gone.</summary>
    public static Task FixAsync(this SiteHost site) => site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? "DROP TRIGGER broken" : "DROP FUNCTION broken() CASCADE", Cancel));

    /// <summary>
    /// Delivers an event that fails at each try, until the site itself sets it aside; only the pauses in between are cut short. The cause is
    /// gone afterwards.
    /// </summary>
    public static async Task<long> FailAsync(this SiteHost site, string failing, string secret = Settings.Secret, string pageId = Settings.PageId)
    {
        await site.BreakAsync();
        using var http = site.Browser();
        using var response = await http.PostAsync(Payload.Envelope(Payload.Entry(failing, pageId)), secret);
        response.EnsureSuccessStatusCode();
        var id = await site.ReadAsync(db => db.WebhookEvents.MaxAsync(e => e.Id, Cancel));
        var signal = site.Services.GetRequiredService<LogSignal>();
        await site.SoonAsync(async db =>
        {
            await db.EventNotes.ExecuteUpdateAsync(set => set.SetProperty(n => n.RetryAt, (DateTimeOffset?)null), Cancel);
            signal.Raise();
            return await db.EventNotes.AnyAsync(n => n.EventId == id && n.Outcome == EventOutcome.SetAside, Cancel);
        });
        await site.FixAsync();
        return id;
    }

    /// <summary>Replays everything that is set aside.</summary>
    public static async Task ReplayAllAsync(this SiteHost site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Replay>().AllAsync(Cancel);
    }
}
