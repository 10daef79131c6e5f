using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Backups;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Monitoring;
using WebSite.Outbox;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>The conversations, by when something was last said or done.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, SetAsideMessages setAside, Finder finder, FilterSeal seal, LastBackup backups, TimeProvider time) : ListModel<ConversationFilter>(seal, "_Conversations")
{
    /// <summary>So many messages that didn't go are looked at, the newest.</summary>
    private const int MostTrouble = 1_000;

    private static readonly ListOrder<Conversation> ByLast = new(c => c.LastAt, c => c.Id);
    private static readonly ListOrder<Conversation> ByName = new(ListKey<Conversation>.Of(c => c.NameKey), c => c.Id);

    public IReadOnlyList<ConversationRow> Rows { get; private set; } = [];

    /// <summary>Messages that have no conversation yet, among those that didn't go out; none where others are shown.</summary>
    public IReadOnlyList<TickedTrouble> Ticked { get; private set; } = [];

    public Alarms Alarms { get; private set; } = Alarms.None;

    public DateTimeOffset Now { get; private set; }

    public override string? Empty => Filter.IsNarrow || !Filter.IsHead ? null : Filter.Show switch
    {
        TalkState.Unread => "Everything that people wrote has been looked at.",
        TalkState.Handed => "None is handed to a human.",
        TalkState.Trouble => Ticked.Count > 0 ? "In conversations, all messages of the last 24 hours went out." : "All messages of the last 24 hours went out.",
        _ => null,
    };

    /// <summary>Tries all messages again that this site could not write.</summary>
    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancel)
    {
        var count = await setAside.RetryAllAsync(cancel);
        TempData["Notice"] = count == 0 ? "Nothing is set aside any more." : $"{Spell.Count(count, "message")} put back into the outbox. What can't be written again is set aside once more.";
        return LocalRedirect(Filter.Root);
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Now = time.GetUtcNow();
        Alarms = await Alarms.ReadAsync(db, backups, Now, cancel);
        Rows = await ConversationRow.ReadAsync(db, await PageAsync(await AskAsync(cancel), cancel), Now.AddDays(-1), cancel);
        Ticked = Filter.Show == TalkState.Trouble && Filter.IsHead ? await TickedTrouble.ReadAsync(db, Now.AddDays(-1), cancel) : [];
    }

    private async Task<ListQuestion<Conversation>> AskAsync(CancellationToken cancel)
    {
        var order = Filter.Sort.Column() == SortColumn.Name ? ByName : ByLast;
        var all = db.Conversations.AsNoTracking();
        List<Expression<Func<Conversation, bool>>> rest = [];
        if (order == ByLast)
        {
            all = InPeriod(all);
        }
        else
        {
            Note = "Only people whose name is known";
            if (Filter.Since is { } since)
            {
                rest.Add(c => c.LastAt >= since); // There is no index of names and times.
            }

            if (Filter.Until is { } until)
            {
                rest.Add(c => c.LastAt < until);
            }
        }

        all = Filter.Show switch
        {
            TalkState.Unread => all.Where(Conversation.NeedsAnswer),
            TalkState.Handed => all.Where(c => c.HandedOverAt != null),
            TalkState.Trouble => await InTroubleAsync(all, cancel),
            _ => all,
        };
        if (Filter.Search is { } search)
        {
            var ids = await FoundAsync(finder, search, found => found.PeopleAsync(db, cancel), cancel);
            return new(order, all.Where(c => EF.Parameter(ids).Contains(c.Id)).TagWith(Found.Few), rest);
        }

        return new(order, all, rest, Filter.IsNarrow || Filter.Show is not null || order == ByName ? null : AboutAsync);
    }

    /// <summary>Those of the newest messages that didn't go: few, or something is badly wrong, which the alarms say.</summary>
    private async Task<IQueryable<Conversation>> InTroubleAsync(IQueryable<Conversation> all, CancellationToken cancel)
    {
        var yesterday = time.GetUtcNow().AddDays(-1);
        var recent = db.OutboxMessages.Where(m => m.CreatedAt > yesterday);
        List<IQueryable<OutboxMessage>> kinds =
        [
            db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.SetAside)).OrderByDescending(m => m.Id),
            recent.Where(m => m.State == EF.Constant(OutboxState.Failed)).OrderByDescending(m => m.CreatedAt),
            recent.Where(m => m.State == EF.Constant(OutboxState.Uncertain)).OrderByDescending(m => m.CreatedAt),
        ];
        HashSet<long> ids = [];
        foreach (var some in kinds)
        {
            ids.UnionWith((await some.Take(MostTrouble).Select(m => m.ConversationId).ToListAsync(cancel)).OfType<long>());
        }

        var found = ids.ToList();
        return all.Where(c => EF.Parameter(found).Contains(c.Id)).TagWith(Found.Few);
    }

    private IQueryable<Conversation> InPeriod(IQueryable<Conversation> all)
    {
        all = Filter.Since is { } since ? all.Where(c => c.LastAt >= since) : all;
        return Filter.Until is { } until ? all.Where(c => c.LastAt < until) : all;
    }

    private async Task<long> AboutAsync(CancellationToken cancel) => await db.Conversations.MaxAsync(c => c.Id, cancel) - await db.Conversations.MinAsync(c => c.Id, cancel) + 1;
}
