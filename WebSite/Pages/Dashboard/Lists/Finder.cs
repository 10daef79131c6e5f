using System.Globalization;
using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>
/// Finds people and checkout sessions by what a merchant types: the number of an order or a session, a ref, or the beginning of a name, a surname, an
/// e-mail address or a page-scoped id. Each is a look into an index, of so many rows at most.
/// </summary>
public sealed class Finder(SiteDb db, RefProtector refs, TimeProvider time)
{
    /// <summary>So many of a kind are found; who gets more has to type more.</summary>
    public const int Most = 200;

    private const int LeastOfText = 2;
    private const int LeastOfId = 4;

    /// <summary>Finds them; null when the text is too short to be looked for.</summary>
    public async Task<Found?> FindAsync(string text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new Found();
        var sought = text.Trim();
        if (int.TryParse(sought, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await ByNumberAsync(number, found, cancel);
        }
        else if (sought.Length < LeastOfText)
        {
            return null;
        }

        if (!sought.Any(char.IsWhiteSpace))
        {
            await ByIdAsync(sought, found, cancel);
            await ByRefAsync(sought, found, cancel);
        }

        if (SearchKey.Of(sought) is { Length: >= LeastOfText } key)
        {
            await ByNameAsync(key, found, cancel);
        }

        return found;
    }

    /// <summary>The events that clicks and visits with a ref came by, newest first; those of the same checkout session with another ref are among them.</summary>
    internal async Task<List<long>> EventsByRefAsync(string text, CancellationToken cancel)
    {
        if (SessionOf(text) is not { } token)
        {
            return await (await VisitsByRefAsync(text, cancel)).OrderByDescending(a => a.Id).Take(Most).Select(a => a.EventId).ToListAsync(cancel);
        }

        var session = await db.CheckoutSessions.Where(s => s.Token == token).Select(s => s.Id).SingleOrDefaultAsync(cancel);
        return
        [
            .. await db.OptIns.Where(o => o.CheckoutSessionId == session).Join(db.OptInClicks, o => o.Id, c => c.OptInId, (o, c) => c.EventId).TagWith(Found.OfOne).OrderByDescending(id => id).Take(Most).ToListAsync(cancel),
            .. await db.Visits.Where(a => a.CheckoutSessionId == session).TagWith(Found.OfOne).OrderByDescending(a => a.Id).Take(Most).Select(a => a.EventId).ToListAsync(cancel),
        ];
    }

    private async Task ByNumberAsync(int number, Found found, CancellationToken cancel)
    {
        var order = number - Order.NumberOf(0);
        found.Add(await db.CheckoutSessions.Where(s => s.Id == number).Select(s => s.Id).ToListAsync(cancel));
        found.Add(await db.Orders.Where(o => o.Id == order).Select(o => o.SessionId).ToListAsync(cancel));
    }

    private async Task ByIdAsync(string start, Found found, CancellationToken cancel)
    {
        if (start.Length >= LeastOfId)
        {
            found.Add(await Some(db.Conversations.WhereBegins(c => c.Psid, start), c => c.Psid).Select(c => new PersonId(c.Id, c.Psid)).ToListAsync(cancel));
        }
    }

    private async Task ByNameAsync(string key, Found found, CancellationToken cancel)
    {
        foreach (var column in new Expression<Func<Conversation, string?>>[] { c => c.NameKey, c => c.SurnameKey })
        {
            found.Add(await Some(db.Conversations.WhereBegins(column, key), column).Select(c => new PersonId(c.Id, c.Psid)).ToListAsync(cancel));
        }

        foreach (var column in new Expression<Func<Order, string?>>[] { o => o.NameKey, o => o.SurnameKey, o => o.EmailKey })
        {
            found.Add(await Some(db.Orders.WhereBegins(column, key), column).Select(o => o.SessionId).ToListAsync(cancel));
        }
    }

    /// <summary>One of ours names its checkout session, also when it is too old to be one; another was kept with the visit that it came with.</summary>
    private async Task ByRefAsync(string text, Found found, CancellationToken cancel)
    {
        if (SessionOf(text) is { } token)
        {
            found.Add(await db.CheckoutSessions.Where(s => s.Token == token).Select(s => s.Id).ToListAsync(cancel));
            return;
        }

        found.Add(await (await VisitsByRefAsync(text, cancel)).OrderByDescending(a => a.Id).Take(Most + 1)
            .Join(db.Conversations, a => a.ConversationId, c => c.Id, (a, c) => new PersonId(c.Id, c.Psid)).ToListAsync(cancel));
    }

    /// <summary>What a ref of ours says; null of another text.</summary>
    private Guid? SessionOf(string text) => refs.Read(text, time.GetUtcNow(), out var value) is RefVerdict.Ours or RefVerdict.Expired ? value.SessionToken : null;

    private async Task<IQueryable<Visit>> VisitsByRefAsync(string text, CancellationToken cancel)
    {
        var kept = Visit.RefOf(text);
        var campaign = await db.Campaigns.Where(c => c.Key == kept).Select(c => (int?)c.Id).FirstOrDefaultAsync(cancel);
        return campaign is null ? db.Visits.Where(a => a.Ref == kept && a.Ref != null) : db.Visits.Where(a => a.CampaignId == campaign);
    }

    private static IQueryable<T> Some<T>(IQueryable<T> rows, Expression<Func<T, string?>> key) => rows.OrderBy(key).Take(Most + 1);
}

/// <summary>A person by the conversation's id, and their page-scoped one.</summary>
public sealed record PersonId(long ConversationId, string Psid);
