using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Privacy;

/// <summary>How much the site has about a person.</summary>
/// <param name="OptIns">Opt-ins.</param>
/// <param name="Clicks">The clicks behind them.</param>
/// <param name="Events">Events that hold the person's id.</param>
/// <param name="Sessions">Checkout sessions that the person opted in from.</param>
/// <param name="Orders">Orders of those sessions.</param>
/// <param name="Lines">What the person said and did in the conversation.</param>
/// <param name="Messages">Messages to them, sent or to be sent.</param>
public sealed record PersonFigures(int OptIns, int Clicks, int Events, int Sessions, int Orders, int Lines, int Messages)
{
    public static async Task<PersonFigures> ReadAsync(SiteDb db, PersonEvents events, string person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(events);
        var held = 0;
        await foreach (var some in events.HoldingAsync(person, 0, long.MaxValue, cancel))
        {
            held += some.Count;
        }

        var sessions = db.CheckoutSessions.Where(s => s.OptIns.Any(o => o.Psid == person));
        return new(
            await db.OptIns.CountAsync(o => o.Psid == person, cancel),
            await db.OptIns.Where(o => o.Psid == person).SelectMany(o => o.Clicks).CountAsync(cancel),
            held,
            await sessions.CountAsync(cancel),
            await sessions.CountAsync(s => s.Order != null, cancel),
            await db.Conversations.Where(c => c.Psid == person).SelectMany(c => c.Lines).CountAsync(cancel),
            await db.Conversations.Where(c => c.Psid == person).SelectMany(c => c.Messages).CountAsync(cancel));
    }
}
