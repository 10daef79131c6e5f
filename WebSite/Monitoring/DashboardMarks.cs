using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Monitoring;

/// <summary>
/// What is new on the dashboard, by what it is about: each mark changes when there is something to load for that list. However many merchants look and
/// however much comes, the database is asked once a second at most, for all of them.
/// </summary>
internal sealed class DashboardMarks(IServiceScopeFactory scopes)
{
    /// <summary>As often as it is asked, at most.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    /// <summary>Rows that are counted, of such as are few.</summary>
    private const int Some = 1_000;

    private readonly Lock _gate = new();
    private Task<IReadOnlyDictionary<string, string>>? _next;
    private long? _last;

    /// <summary>The marks, read after this was called: at once, or as soon as a second has passed since they were last read.</summary>
    public Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            return (_next ??= ReadSoonAsync()).WaitAsync(cancel);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadSoonAsync()
    {
        await Task.Yield(); // So that it is the next one before it begins.
        if (_last is { } last && AtMost - Stopwatch.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait);
        }

        lock (_gate)
        {
            (_next, _last) = (null, Stopwatch.GetTimestamp()); // Whoever asks from now on wants to know of what comes after this.
        }

        await using var scope = scopes.CreateAsyncScope();
        return await ReadAsync(scope.ServiceProvider.GetRequiredService<SiteDb>());
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
        var unasked = await db.Conversations.Where(c => c.Profile == EF.Constant(ProfileState.Unasked)).MaxAsync(c => (long?)c.Id) ?? 0;
        return new Dictionary<string, string>
        {
            // Every click makes a row, a replayed one leaves those set aside, and a shopper's choice ends a conflict.
            ["opt-ins"] = $"{click}-{conflicts}-{setAside}-{unasked}",
            ["sessions"] = $"{session}-{click}-{conflicts}-{order}-{moved}",
            ["people"] = $"{visit}-{unasked}",
            ["conversations"] = await TalkAsync(db, read) + $"-{unasked}",
            ["orders"] = $"{order}-{moved}",
            ["deliveries"] = $"{stored}-{read}-{setAside}",
        };
    }

    /// <summary>Changes when events have been read for conversations, when a message is put into the outbox, and when one leaves it.</summary>
    private static async Task<string> TalkAsync(SiteDb db, long read)
    {
        var line = await db.ConversationEntries.MaxAsync(l => (long?)l.Id) ?? 0;
        var message = await db.OutboxMessages.MaxAsync(m => (long?)m.Id) ?? 0;
        var waiting = await db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.Waiting)).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Some).CountAsync();
        var sending = await db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.Sending)).OrderBy(m => m.Id).Take(Some).CountAsync();
        return $"{read}-{line}-{message}-{waiting}-{sending}";
    }
}
