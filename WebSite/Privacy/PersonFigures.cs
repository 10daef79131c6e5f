using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Privacy;

/// <summary>How much the site has about a person.</summary>
/// <param name="OptIns">Opt-ins.</param>
/// <param name="Clicks">The clicks behind them.</param>
/// <param name="Events">Events that hold the person's id.</param>
/// <param name="Sessions">Checkout sessions that the person opted in from.</param>
/// <param name="Orders">Orders of those sessions.</param>
/// <param name="Lines">What the person said and did in the conversation.</param>
/// <param name="Messages">Messages to them, or about sessions that are theirs alone; sent or to be sent.</param>
/// <param name="Numbers">Phone numbers that they gave at checkout, with their proofs of consent.</param>
public sealed record PersonFigures(int OptIns, int Clicks, int Events, int Sessions, int Orders, int Lines, int Messages, int Numbers)
{
    /// <summary>Nothing.</summary>
    public static PersonFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    public static async Task<PersonFigures> ReadAsync(SiteDb db, PersonEvents events, PersonNumbers numbers, string person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(numbers);
        var held = 0;
        await foreach (var some in events.HoldingAsync(person, 0, long.MaxValue, cancel))
        {
            held += some.Count;
        }

        var own = numbers.Of(person).Select(r => (int?)r.Id);
        var alone = db.CheckoutSessions.AloneOf(person).Select(s => (long?)s.Id);
        var its = OptIn.Of(person);
        var sessions = db.CheckoutSessions.Where(s => s.OptIns.AsQueryable().Any(its));
        return new(
            await db.OptIns.CountAsync(its, cancel),
            await db.OptIns.Where(its).SelectMany(o => o.Clicks).CountAsync(cancel),
            held,
            await sessions.CountAsync(cancel),
            await sessions.CountAsync(s => s.Order != null, cancel),
            await db.Conversations.Where(c => c.Psid == person).SelectMany(c => c.Entries).CountAsync(cancel),
            await db.OutboxMessages.CountAsync(
                m => db.Conversations.Any(c => c.Id == m.ConversationId && c.Psid == person) || own.Contains(m.MatchingRequestId) || alone.Contains(m.CheckoutSessionId), cancel),
            await own.CountAsync(cancel));
    }
}
