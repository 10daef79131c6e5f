using System.Linq.Expressions;
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
    private static readonly ListOrder<Conversation> ByName = new(ListKey<Conversation>.Of(c => c.NameKey), c => c.Id);
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
        var (order, all) = (Filter.State, Filter.Sort.Column()) switch
        {
            (PeopleState.Stopped, _) => (ByStop, db.Conversations.Where(c => c.StoppedAt >= From && c.StoppedAt < To)),
            (PeopleState.Unreachable, _) => (ByLoss, db.Conversations.Where(c => c.UnreachableAt >= From && c.UnreachableAt < To)),
            (_, SortColumn.Seen) => (ByLast, IsOfTime ? db.Conversations.Where(c => c.LastAt >= From && c.LastAt < To) : db.Conversations),
            (_, SortColumn.Name) => (ByName, db.Conversations),
            _ => (ByStart, IsOfTime ? db.Conversations.Where(c => c.StartedAt >= From && c.StartedAt < To) : db.Conversations),
        };
        all = all.AsNoTracking();
        List<Expression<Func<Conversation, bool>>> rest = [];
        if (order == ByName)
        {
            Note = "Only people whose name is known";
            if (IsOfTime)
            {
                rest.Add(c => c.StartedAt >= From && c.StartedAt < To); // There is no index of names and times.
            }
        }

        if (Filter.Search is { } search)
        {
            var ids = await FoundAsync(finder, search, found => found.PeopleAsync(db, cancel), cancel);
            return new(order, all.Where(c => EF.Parameter(ids).Contains(c.Id)).TagWith(Found.Few), rest);
        }

        return new(order, all, rest, Filter.IsNarrow || Filter.State is not null || order == ByName ? null : AboutAsync);
    }

    private bool IsOfTime => (Filter.Since ?? Filter.Until) is not null;

    private DateTimeOffset From => Filter.Since ?? DateTimeOffset.UnixEpoch;

    private DateTimeOffset To => Filter.Until ?? DateTimeOffset.MaxValue;

    private async Task<long> AboutAsync(CancellationToken cancel) => await db.Conversations.MaxAsync(c => c.Id, cancel) - await db.Conversations.MinAsync(c => c.Id, cancel) + 1;
}
