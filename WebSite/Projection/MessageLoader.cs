using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Reads the outbox's messages, and the customer matchings behind them, that a batch's rare events may be about: one query for each way to one. Most batches ask for nothing.</summary>
internal sealed class MessageLoader(SiteDb db)
{
    /// <summary>Reads what events name.</summary>
    /// <param name="batch">With its people and their sessions.</param>
    /// <param name="optIns">Opt-ins whose person may become known.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task LoadAsync(Batch batch, List<long> optIns, CancellationToken cancel)
    {
        var ids = Of(batch, e => e.Event.Kind == EventKinds.Echo, e => OutboxMark.Read(e.Content.Metadata));
        await AddAsync(batch, ids.Count, m => m.Where(one => EF.Parameter(ids).Contains(one.Id) && (one.State == OutboxState.Uncertain || one.State == OutboxState.Sending)), cancel);
        var mids = batch.Events.Where(e => e.Event.Kind is EventKinds.Echo or EventKinds.Unsent).Select(e => e.Content.Mid).OfType<string>().Distinct().ToList();
        await AddAsync(batch, mids.Count, m => m.Where(one => one.Mid != null && EF.Parameter(mids).Contains(one.Mid)), cancel);
        await AddAsync(batch, optIns.Count, m => m.Where(one => one.OptInId != null && EF.Parameter(optIns).Contains(one.OptInId.Value)), cancel);
        await LoadRequestsAsync(batch, cancel);
        var requests = batch.Requests.Keys.ToList();
        await AddAsync(batch, requests.Count, m => m.Where(one => one.MatchingRequestId != null && EF.Parameter(requests).Contains(one.MatchingRequestId.Value)), cancel);
    }

    /// <summary>Reads what hasn't gone to people who may say that nothing more should.</summary>
    public Task LoadUnsentAsync(Batch batch, CancellationToken cancel)
    {
        var ids = batch.Past.Talks.Keys.ToList();
        return AddAsync(batch, ids.Count, m => m.Where(one => one.ConversationId != null && EF.Parameter(ids).Contains(one.ConversationId.Value)).Where(OutboxMessage.Unsent), cancel);
    }

    private async Task LoadRequestsAsync(Batch batch, CancellationToken cancel)
    {
        var settled = batch.Messages.Values.Select(m => m.MatchingRequestId).OfType<int>().ToList();
        await AddAsync(batch, settled.Count, r => r.Where(one => EF.Parameter(settled).Contains(one.Id)), cancel);
        var orders = Of(batch, e => e.Reading.IsOurs && e.Reading.Door.EntryPoint == EntryPoint.CustomerMatching, e => batch.Sessions.GetValueOrDefault(e.Reading.Ref.SessionToken)?.Order?.Id);
        await AddAsync(batch, orders.Count, r => r.Where(one => EF.Parameter(orders).Contains(one.OrderId)), cancel);

        var accepting = batch.Events.Where(e => e.Event.Kind == EventKinds.MessageRequest).ToList();
        var (people, pages) = (accepting.Select(e => batch.Find(e)?.Id).OfType<long>().ToList(), accepting.Select(e => e.Event.PageId).Distinct().ToList());
        var open = db.MatchingRequests.Where(r => EF.Parameter(pages).Contains(r.PageId) && r.State == MatchingState.InMessageRequests);
        await AddAsync(batch, people.Count, _ => open.Where(r => r.ConversationId != null && EF.Parameter(people).Contains(r.ConversationId.Value)), cancel);

        // Whether one waits, or several: and each event may have one wait no more.
        await AddAsync(batch, accepting.Count, _ => open.Where(r => r.ConversationId == null).OrderBy(r => r.Id).Take(batch.Events.Count + 2), cancel);
    }

    private static List<T> Of<T>(Batch batch, Func<TakenEvent, bool> isOne, Func<TakenEvent, T?> read)
        where T : struct => [.. batch.Events.Where(isOne).Select(read).OfType<T>().Distinct()];

    private async Task AddAsync(Batch batch, int wanted, Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> find, CancellationToken cancel)
    {
        foreach (var message in wanted == 0 ? [] : await find(db.OutboxMessages).ToListAsync(cancel))
        {
            batch.Messages[message.Id] = message;
        }
    }

    private async Task AddAsync(Batch batch, int wanted, Func<IQueryable<MatchingRequest>, IQueryable<MatchingRequest>> find, CancellationToken cancel)
    {
        foreach (var request in wanted == 0 ? [] : await find(db.MatchingRequests).ToListAsync(cancel))
        {
            batch.Requests[request.Id] = request;
        }
    }
}
