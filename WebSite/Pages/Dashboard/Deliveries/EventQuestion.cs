using System.Globalization;
using System.Linq.Expressions;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>Asks the webhook's log for what a filter names.</summary>
internal sealed class EventQuestion(SiteDb db, Finder finder, EventFilter filter)
{
    private static readonly ListOrder<WebhookEvent> Order = new(e => e.Id);

    private readonly List<Expression<Func<WebhookEvent, bool>>> _rest = [];
    private long _checkpoint;

    /// <summary>Makes the question.</summary>
    public async Task<ListQuestion<WebhookEvent>> AskAsync(CancellationToken cancel)
    {
        _checkpoint = await db.Checkpoints.Select(c => c.EventId).SingleAsync(cancel);
        var all = await InPeriodAsync(db.WebhookEvents.AsNoTracking(), cancel);
        if (filter.Kind?.Trim() is { Length: > 0 } kind)
        {
            _rest.Add(e => e.Kind == kind);
        }

        var lead = filter.Search is { } search ? await SoughtAsync(all, search, cancel) : await OfOutcomeAsync(all, cancel);
        return new(Order, lead, _rest, filter.IsNarrow || filter.Outcome is not null ? null : AboutAsync, Slim);
    }

    /// <summary>What is looked for leads, and what became of the events is looked at one by one.</summary>
    private async Task<IQueryable<WebhookEvent>> SoughtAsync(IQueryable<WebhookEvent> all, string search, CancellationToken cancel)
    {
        if (filter.Outcome is { } outcome)
        {
            _rest.Add(Became(outcome));
        }

        var sought = search.Trim();
        if (long.TryParse(sought, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.WebhookEvents.AnyAsync(e => e.Id == id, cancel))
        {
            return all.Where(e => e.Id == id);
        }

        if (sought.Length == 0)
        {
            return all;
        }

        if (await ByRefAsync(sought, cancel) is { Count: > 0 } ids)
        {
            return all.Where(e => EF.Parameter(ids).Contains(e.Id)).TagWith(Found.Few);
        }

        // The id of a person may be typed in part, as long as it is nobody else's beginning.
        if (await db.WebhookEvents.WhereBegins(e => e.Sender, sought).OrderBy(e => e.Sender).Select(e => e.Sender).FirstOrDefaultAsync(cancel) is { } sender)
        {
            return all.Where(e => e.Sender == sender);
        }

        // An event that nothing was made of has no trace outside the log, and the log has no index of refs: it would cost the webhook more than storing does.
        _rest.Add(RefSpelling.Holds(sought));
        return all;
    }

    /// <summary>Events that hold a ref: of what was made of it, of what has been made of nothing yet, and of what was left.</summary>
    private async Task<List<long>> ByRefAsync(string sought, CancellationToken cancel)
    {
        List<long> ids =
        [
            .. await finder.EventsByRefAsync(sought, cancel),
            .. await NotedAsync(EventOutcome.Waiting, cancel),
            .. await NotedAsync(EventOutcome.SetAside, cancel),
            .. await NotedAsync(EventOutcome.Refused, cancel),
        ];
        return await db.WebhookEvents.Where(e => EF.Parameter(ids).Contains(e.Id)).Where(RefSpelling.Holds(sought)).Select(e => e.Id).TagWith(Found.Few).ToListAsync(cancel);
    }

    /// <summary>Those of the outcome, each found by what tells it: a note, its place behind the checkpoint, or nothing but a look at each.</summary>
    private async Task<IQueryable<WebhookEvent>> OfOutcomeAsync(IQueryable<WebhookEvent> all, CancellationToken cancel)
    {
        switch (filter.Outcome)
        {
            case null:
                return all;
            case EventOutcome.Erased:
                return all.Where(e => e.Raw == "");
            case EventOutcome.Recorded or EventOutcome.Kept:
                _rest.Add(Became(filter.Outcome.Value));
                return all;
            default:
                var ids = await NotedAsync(filter.Outcome.Value, cancel);
                return all.Where(e => EF.Parameter(ids).Contains(e.Id) && e.Raw != "").TagWith(Found.Few);
        }
    }

    /// <summary>The events with a note of that outcome, from the page's place on; and where that is how they wait, those behind the checkpoint.</summary>
    private async Task<List<long>> NotedAsync(EventOutcome outcome, CancellationToken cancel)
    {
        const int Most = ListSize.MostLooked;
        var (isDown, mark) = (filter.Place.IsDescending != filter.Place.IsBack, filter.Place.Mark?.Id);
        switch (outcome)
        {
            case EventOutcome.Waiting:
                return
                [
                    .. await db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.Waiting)).OrderBy(n => n.RetryAt).Select(n => n.EventId).Take(Most).ToListAsync(cancel),
                    .. await db.WebhookEvents.Where(e => e.Id > _checkpoint).OrderBy(e => e.Id).Select(e => e.Id).Take(Most).ToListAsync(cancel),
                ];
            case EventOutcome.SetAside:
                return await Behind(db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.SetAside)), mark, isDown).Take(Most).ToListAsync(cancel);
            default:
                return await Behind(db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.Refused)), mark, isDown).Take(Most).ToListAsync(cancel);
        }
    }

    private static IQueryable<long> Behind(IQueryable<EventNote> notes, long? mark, bool isDown)
    {
        var from = mark ?? (isDown ? long.MaxValue : 0);
        return isDown
            ? notes.Where(n => n.EventId < from).OrderByDescending(n => n.EventId).Select(n => n.EventId)
            : notes.Where(n => n.EventId > from).OrderBy(n => n.EventId).Select(n => n.EventId);
    }

    private Expression<Func<WebhookEvent, bool>> Became(EventOutcome outcome)
    {
        var checkpoint = _checkpoint;
        return outcome switch
        {
            EventOutcome.Erased => e => e.Raw == "",
            EventOutcome.Waiting => e => e.Raw != "" && (e.Id > checkpoint || db.EventNotes.Any(n => n.EventId == e.Id && n.Outcome == EventOutcome.Waiting)),
            EventOutcome.Recorded => e => e.Raw != "" && db.OptInClicks.Any(c => c.EventId == e.Id),
            EventOutcome.Kept => e => e.Raw != "" && e.Id <= checkpoint && !db.OptInClicks.Any(c => c.EventId == e.Id) && !db.EventNotes.Any(n => n.EventId == e.Id && n.Outcome != EventOutcome.Kept),
            _ => e => e.Raw != "" && db.EventNotes.Any(n => n.EventId == e.Id && n.Outcome == outcome),
        };
    }

    /// <summary>By ids: events are numbered as they are received.</summary>
    private async Task<IQueryable<WebhookEvent>> InPeriodAsync(IQueryable<WebhookEvent> all, CancellationToken cancel)
    {
        if (filter.Since is { } since)
        {
            var first = await FirstAsync(since, cancel) ?? long.MaxValue;
            all = all.Where(e => e.Id >= first);
        }

        return filter.Until is { } until && await FirstAsync(until, cancel) is { } end ? all.Where(e => e.Id < end) : all;
    }

    private Task<long?> FirstAsync(DateTimeOffset from, CancellationToken cancel) =>
        db.WebhookEvents.Where(e => e.ReceivedAt >= from).OrderBy(e => e.ReceivedAt).ThenBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(cancel);

    /// <summary>By ids, which have few gaps on SQLite. On PostgreSQL they are far apart: there they are counted.</summary>
    private async Task<long> AboutAsync(CancellationToken cancel) => db.Database.IsNpgsql() ? await db.WebhookEvents.LongCountAsync(cancel) : await db.WebhookEvents.MaxAsync(e => e.Id, cancel) - await db.WebhookEvents.MinAsync(e => e.Id, cancel) + 1;

    /// <summary>The number alone: the JSON may be long.</summary>
    private static IQueryable<WebhookEvent> Slim(IQueryable<WebhookEvent> events) =>
        events.Select(e => new WebhookEvent { Id = e.Id, Key = Array.Empty<byte>(), PageId = "", Channel = "", Kind = "", Raw = "" });
}
