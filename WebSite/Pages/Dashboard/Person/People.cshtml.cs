using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>The people who are known to the Page.</summary>
[ResponseCache(NoStore = true)]
public sealed class PeopleModel(SiteDb db, Finder finder, FilterSeal seal, TimeProvider time) : ListModel<PeopleFilter>(seal, "_People")
{
    private static readonly ListOrder<Conversation> ByStart = new(c => c.StartedAt, c => c.Id);
    private static readonly ListOrder<Conversation> ByLast = new(c => c.LastAt, c => c.Id);
    private static readonly ListOrder<Conversation> ByStop = new(c => c.StoppedAt!.Value, c => c.Id);
    private static readonly ListOrder<Conversation> ByLoss = new(c => c.UnreachableAt!.Value, c => c.Id);

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Now = time.GetUtcNow();
        Rows = await PersonRow.ReadAsync(db, await PageAsync(await AskAsync(cancel), cancel), cancel);
    }

    private async Task<ListQuestion<Conversation>> AskAsync(CancellationToken cancel)
    {
        var all = OfState(db.Conversations.AsNoTracking());
        var order = Filter.State switch
        {
            PeopleState.Active => ByLast,
            PeopleState.Stopped => ByStop,
            PeopleState.Unreachable => ByLoss,
            _ => ByStart,
        };
        if (Filter.Search is { } search)
        {
            var ids = await FoundAsync(finder, search, found => found.PeopleAsync(db, cancel), cancel);
            return new(order, all.Where(c => EF.Parameter(ids).Contains(c.Id)).TagWith(Found.Few), []);
        }

        return new(order, all, [], Filter.IsNarrow || Filter.State is PeopleState.Stopped or PeopleState.Unreachable ? null : AboutAsync);
    }

    private IQueryable<Conversation> OfState(IQueryable<Conversation> all)
    {
        var (since, until) = (Filter.Since ?? DateTimeOffset.UnixEpoch, Filter.Until ?? DateTimeOffset.MaxValue);
        return (Filter.State, Filter.Since ?? Filter.Until) switch
        {
            (PeopleState.Active, null) => all,
            (PeopleState.Active, _) => all.Where(c => c.LastAt >= since && c.LastAt < until),
            (PeopleState.Stopped, _) => all.Where(c => c.StoppedAt >= since && c.StoppedAt < until),
            (PeopleState.Unreachable, _) => all.Where(c => c.UnreachableAt >= since && c.UnreachableAt < until),
            (_, null) => all,
            _ => all.Where(c => c.StartedAt >= since && c.StartedAt < until),
        };
    }

    private async Task<long> AboutAsync(CancellationToken cancel) => await db.Conversations.MaxAsync(c => c.Id, cancel) - await db.Conversations.MinAsync(c => c.Id, cancel) + 1;
}
