using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Privacy;

/// <summary>How much the site has about a person.</summary>
/// <param name="OptIns">Opt-ins.</param>
/// <param name="Clicks">The clicks behind them.</param>
/// <param name="Events">Events that hold the person's id, or where they weren't looked through, that came from them.</param>
/// <param name="Sessions">Checkout sessions that the person opted in from.</param>
/// <param name="Orders">Orders of those sessions.</param>
/// <param name="Lines">What the person said and did in the conversation.</param>
/// <param name="Messages">Messages to them, or about sessions that are theirs alone; sent or to be sent.</param>
/// <param name="Numbers">Phone numbers that they gave at checkout, with their proofs of consent.</param>
public sealed record PersonFigures(int OptIns, int Clicks, int Events, int Sessions, int Orders, int Lines, int Messages, int Numbers)
{
    /// <summary>Nothing.</summary>
    public static PersonFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>So many events that came from somebody are counted.</summary>
    private const int MostEvents = 10_000;

    /// <summary>Reads how much it is.</summary>
    /// <param name="db">Where from.</param>
    /// <param name="events">Finds their events.</param>
    /// <param name="numbers">Finds their phone numbers.</param>
    /// <param name="person">Who.</param>
    /// <param name="isThorough">Whether the whole log is looked through for the id, which takes long, or only those events are counted that came from them.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<PersonFigures> ReadAsync(SiteDb db, PersonEvents events, PersonNumbers numbers, string person, bool isThorough, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(numbers);
        var own = numbers.Of(person).Select(r => (int?)r.Id);
        var alone = db.AloneOf(person).Select(s => (long?)s.Id);
        var sessions = db.SessionsOf(person);
        return new(
            await db.OptIns.CountAsync(OptIn.Of(person), cancel),
            await db.OptIns.Where(OptIn.Of(person)).SelectMany(o => o.Clicks).CountAsync(cancel),
            isThorough ? await HeldAsync(events, person, cancel) : await db.WebhookEvents.Where(e => e.Sender == person).OrderBy(e => e.Id).Take(MostEvents).CountAsync(cancel),
            await sessions.CountAsync(cancel),
            await sessions.CountAsync(s => s.Order != null, cancel),
            await db.Conversations.Where(c => c.Psid == person).SelectMany(c => c.Entries).CountAsync(cancel),
            await MessagesAsync(db, person, own, alone, cancel),
            await own.CountAsync(cancel));
    }

    private static async Task<int> HeldAsync(PersonEvents events, string person, CancellationToken cancel)
    {
        var held = 0;
        await foreach (var some in events.HoldingAsync(person, 0, long.MaxValue, cancel))
        {
            held += some.Count;
        }

        return held;
    }

    /// <summary>Each way by itself, for each has its index.</summary>
    private static async Task<int> MessagesAsync(SiteDb db, string person, IQueryable<int?> own, IQueryable<long?> alone, CancellationToken cancel)
    {
        var talks = db.Conversations.Where(c => c.Psid == person).Select(c => (long?)c.Id);
        HashSet<long> ids =
        [
            .. await db.OutboxMessages.Where(m => talks.Contains(m.ConversationId)).Select(m => m.Id).ToListAsync(cancel),
            .. await db.OutboxMessages.Where(m => own.Contains(m.MatchingRequestId)).Select(m => m.Id).ToListAsync(cancel),
            .. await db.OutboxMessages.Where(m => alone.Contains(m.CheckoutSessionId)).Select(m => m.Id).ToListAsync(cancel),
        ];
        return ids.Count;
    }
}
