using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Retention;

/// <summary>Trims old carts, and checkout sessions that came to no order. Opt-ins stay as figures, tied to none.</summary>
public sealed class OldSessions(SiteDb db, IOptionsMonitor<RetentionOptions> options)
{
    /// <summary>Looks at the next sessions, by their ids.</summary>
    /// <param name="now">From when ages are counted.</param>
    /// <param name="after">Sessions up to this one have been looked at.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<Trimmed> TrimAsync(DateTimeOffset now, long after, CancellationToken cancel)
    {
        var (oldSession, oldCart) = (now - options.CurrentValue.Sessions, now - options.CurrentValue.Carts);
        var oldest = oldSession > oldCart ? oldSession : oldCart;
        var found = await db.CheckoutSessions.AsNoTracking()
            .Where(s => s.Id > after).OrderBy(s => s.Id).Take(Trimmer.Step).Select(s => new { s.Id, s.UpdatedAt }).ToListAsync(cancel);
        var ids = found.Where(s => s.UpdatedAt < oldest).Select(s => s.Id).ToList();
        var count = ids.Count == 0 ? 0 : await TrimAsync(db.CheckoutSessions.Where(s => ids.Contains(s.Id)), oldSession, oldCart, cancel);
        return new(found.Count == Trimmer.Step ? found[^1].Id : null, count);
    }

    private async Task<int> TrimAsync(IQueryable<CheckoutSession> seen, DateTimeOffset oldSession, DateTimeOffset oldCart, CancellationToken cancel)
    {
        // What has happened to one since it was seen counts.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var count = await db.CartLines.Where(l => seen.Any(s => s.Id == l.SessionId && s.UpdatedAt < oldCart)).ExecuteDeleteAsync(cancel);
        var ids = await Idle(seen.Where(s => s.Order == null && s.UpdatedAt < oldSession), oldSession).Select(s => s.Id).ToListAsync(cancel);
        if (ids.Count > 0)
        {
            // Nobody chose for so long; the window of 24 hours is closed anyway.
            await db.OutboxMessages.Where(m => ids.Contains(m.CheckoutSessionId!.Value) && m.State == OutboxState.Held)
                .CancelAsync("The shopper never said which person is right, and the checkout session was trimmed.", cancel);
            await db.UntieAsync(ids, cancel);
            count += await db.CheckoutSessions.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return count;
    }

    /// <summary>Those of which nobody needs anything: no message about them is yet to be sent, and who came in from them has been silent as long.</summary>
    private IQueryable<CheckoutSession> Idle(IQueryable<CheckoutSession> sessions, DateTimeOffset old) => sessions
        .Where(s => !db.OutboxMessages.Any(m => m.CheckoutSessionId == s.Id && (m.State == OutboxState.Waiting || m.State == OutboxState.Sending)))
        .Where(s => !db.Wishes.Any(w => w.CheckoutSessionId == s.Id && w.State == WishState.Open)) // It says whose they are.
        .Where(s => !db.Visits.Any(a => a.CheckoutSessionId == s.Id && db.Conversations.Any(c => c.Id == a.ConversationId && c.LastAt >= old)));
}
