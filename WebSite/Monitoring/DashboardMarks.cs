using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Monitoring;

/// <summary>
/// What is new on the dashboard, by what it is about: each mark changes when there is something to load for that page. However many merchants look and
/// however much comes, the database is asked once a second at most, for all of them.
/// </summary>
internal sealed class DashboardMarks(OnceASecond once)
{
    /// <summary>Rows that are counted, of such as are few.</summary>
    private const int Some = 1_000;

    /// <summary>The marks, read after this was called.</summary>
    public Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancel) => once.NewAsync(typeof(DashboardMarks), ReadAllAsync, cancel);

    private static async Task<IReadOnlyDictionary<string, string>> ReadAllAsync(IServiceProvider services, CancellationToken stopped)
    {
        var db = services.GetRequiredService<SiteDb>();
        var lists = await ReadAsync(db);

        // Changes with every figure, and with what needs a hand.
        var mark = services.GetRequiredService<FigureMark>();
        var figures = await mark.ReadAsync(stopped);
        return new Dictionary<string, string>(lists) { ["funnel"] = $"{figures} {await mark.ReadSpotsAsync(stopped)}", ["overview"] = $"{figures} {await Waiting.ReadAsync(db, stopped)} {lists["opt-ins"]}" };
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(SiteDb db)
    {
        var stored = await db.WebhookEvents.MaxAsync(e => (long?)e.Id) ?? 0;
        var read = await db.Checkpoints.MaxAsync(c => (long?)c.EventId) ?? 0;
        var setAside = await db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.SetAside)).OrderBy(n => n.EventId).Take(Some).CountAsync();
        var click = await db.OptInClicks.MaxAsync(c => (long?)c.EventId) ?? 0;
        var conflicts = await db.CheckoutSessions.Where(s => s.Connection == EF.Constant(Connection.Conflict)).OrderBy(s => s.CreatedAt).Take(Some).CountAsync();
        var session = await db.CheckoutSessions.MaxAsync(s => (long?)s.Id) ?? 0;
        var order = await db.Orders.MaxAsync(o => (int?)o.Id) ?? 0;
        var moved = await db.OrderChanges.MaxAsync(c => (long?)c.Id) ?? 0;
        var visit = await db.Visits.MaxAsync(a => (long?)a.Id) ?? 0;
        var line = await db.ConversationEntries.MaxAsync(l => (long?)l.Id) ?? 0;
        var unasked = await db.Conversations.Where(c => c.Profile == EF.Constant(ProfileState.Unasked)).MaxAsync(c => (long?)c.Id) ?? 0;
        return new Dictionary<string, string>
        {
            // Every click makes a row, a replayed one leaves those set aside, and a shopper's choice ends a conflict.
            ["opt-ins"] = $"{click}-{conflicts}-{setAside}-{unasked}",
            ["sessions"] = $"{session}-{click}-{conflicts}-{order}-{moved}",
            ["people"] = $"{visit}-{line}-{unasked}", // A stop is a line, too.
            ["conversations"] = $"{read}-{line}-{unasked}-{await MessagesAsync(db)}",
            ["orders"] = $"{order}-{moved}",
            ["deliveries"] = $"{stored}-{read}-{setAside}",
        };
    }

    /// <summary>Changes when a message is put into the outbox, and when one leaves it.</summary>
    private static async Task<string> MessagesAsync(SiteDb db)
    {
        var message = await db.OutboxMessages.MaxAsync(m => (long?)m.Id) ?? 0;
        var waiting = await db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.Waiting)).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Some).CountAsync();
        var sending = await db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.Sending)).OrderBy(m => m.Id).Take(Some).CountAsync();
        return $"{message}-{waiting}-{sending}";
    }
}
