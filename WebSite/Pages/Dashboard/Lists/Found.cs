using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>What <see cref="Finder"/> found, and what belongs to it: the ids by which a list is narrowed.</summary>
public sealed class Found
{
    /// <summary>Stands in the SQL of what is asked of rows by their ids: of so few that they may be sorted.</summary>
    internal const string Few = "of few ids";

    /// <summary>The same of what is asked of one person's or one session's rows, which no database has sorted.</summary>
    internal const string OfOne = "of one";

    private readonly Dictionary<long, string> _people = [];
    private readonly HashSet<long> _sessions = [];

    /// <summary>Whether there is more of it than was taken.</summary>
    public bool IsCut { get; private set; }

    internal void Add(IReadOnlyCollection<PersonId> people)
    {
        IsCut |= people.Count > Finder.Most;
        foreach (var person in people.Take(Finder.Most))
        {
            _people.TryAdd(person.ConversationId, person.Psid);
        }
    }

    internal void Add(IReadOnlyCollection<long> sessions)
    {
        IsCut |= sessions.Count > Finder.Most;
        _sessions.UnionWith(sessions.Take(Finder.Most));
    }

    /// <summary>The opt-ins of these people, and those from these sessions.</summary>
    internal async Task<List<long>> OptInsAsync(SiteDb db, CancellationToken cancel)
    {
        var (psids, sessions) = (_people.Values.ToList(), _sessions.ToList());
        return Merge(
            await db.OptIns.Where(o => o.Psid != null && EF.Parameter(psids).Contains(o.Psid)).TagWith(Few).OrderByDescending(o => o.Id).Select(o => o.Id).Take(Finder.Most + 1).ToListAsync(cancel),
            await db.OptIns.Where(o => EF.Parameter(sessions).Contains(o.CheckoutSessionId!.Value)).TagWith(Few).OrderByDescending(o => o.Id).Select(o => o.Id).Take(Finder.Most + 1).ToListAsync(cancel));
    }

    /// <summary>These sessions, and those that these people came in from.</summary>
    internal async Task<List<long>> SessionsAsync(SiteDb db, CancellationToken cancel)
    {
        var psids = _people.Values.ToList();
        var theirs = await db.OptIns.Where(o => o.Psid != null && EF.Parameter(psids).Contains(o.Psid) && o.CheckoutSessionId != null).TagWith(Few)
            .OrderByDescending(o => o.Id).Select(o => o.CheckoutSessionId!.Value).Take(Finder.Most + 1).ToListAsync(cancel);
        return Merge([.. _sessions], theirs);
    }

    /// <summary>The orders of these sessions, and of those that these people came in from.</summary>
    internal async Task<List<int>> OrdersAsync(SiteDb db, CancellationToken cancel)
    {
        var sessions = await SessionsAsync(db, cancel);
        return await db.Orders.Where(o => EF.Parameter(sessions).Contains(o.SessionId)).TagWith(Few).Select(o => o.Id).ToListAsync(cancel);
    }

    /// <summary>These people, and those who came in from these sessions.</summary>
    internal async Task<List<long>> PeopleAsync(SiteDb db, CancellationToken cancel)
    {
        var sessions = _sessions.ToList();
        var psids = await db.OptIns.Where(o => EF.Parameter(sessions).Contains(o.CheckoutSessionId!.Value) && o.Psid != null).TagWith(Few)
            .OrderByDescending(o => o.Id).Select(o => o.Psid!).Take(Finder.Most + 1).ToListAsync(cancel);
        var theirs = await db.Conversations.Where(c => EF.Parameter(psids).Contains(c.Psid)).TagWith(Few).OrderByDescending(c => c.Id).Select(c => c.Id).Take(Finder.Most + 1).ToListAsync(cancel);
        return Merge([.. _people.Keys], theirs);
    }

    private List<long> Merge(List<long> some, List<long> others)
    {
        IsCut |= some.Count > Finder.Most || others.Count > Finder.Most;
        return [.. some.Take(Finder.Most).Union(others.Take(Finder.Most))];
    }
}
