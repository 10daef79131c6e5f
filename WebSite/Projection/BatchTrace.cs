using System.Diagnostics;
using Messenger.AspNetCore.Telemetry;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>
/// Tells of a batch's events in the traces of their checkout sessions, once it is committed: each from its arrival, with links to the delivery that brought it and to the
/// batch. What the batch put into the outbox goes on from there.
/// </summary>
internal sealed class BatchTrace(DeliverySpans deliveries, MessageSpans messages, TimeProvider time)
{
    private List<Seen>? _seen;

    /// <summary>Remembers what there will be to tell.</summary>
    public void Note(Batch batch)
    {
        if (SessionTrace.IsWatched)
        {
            _seen = [.. batch.Events.Where(e => e.Reading.IsOurs).Select(e => Of(e, batch))];
        }
    }

    /// <summary>It is committed.</summary>
    /// <param name="batch">The batch's span.</param>
    public void Tell(Activity? batch)
    {
        foreach (var seen in _seen ?? [])
        {
            using var span = SessionTrace.Begin(
                "messenger.event", ActivityKind.Consumer, seen.Session, seen.ArrivedAt, default, deliveries.Find(seen.Key), batch?.Context ?? default);
            if (span is null)
            {
                continue;
            }

            span.SetTag("messenger.event.kind", seen.Kind).SetTag("messenger.entry_point", seen.EntryPoint);
            span.SetEndTime(time.GetUtcNow() is var now && now > seen.ArrivedAt ? now.UtcDateTime : seen.ArrivedAt.UtcDateTime.AddTicks(1));
            seen.Messages.ForEach(id => messages.Add(id, span.Context));
        }

        if (_seen is not null)
        {
            Activity.Current = batch;
        }
    }

    private static Seen Of(TakenEvent taken, Batch batch)
    {
        var token = taken.Reading.Ref.SessionToken;
        var session = batch.Sessions.GetValueOrDefault(token)?.Id;
        var kind = taken.Kind is null ? "other" : taken.Event.Kind; // A name that nobody planned may say anything.
        var visits = batch.New.Of<Model.Visit>().Where(v => session is not null && v.CheckoutSessionId == session).Select(v => v.Id).ToHashSet();
        var drafts = batch.Drafts.Where(m => session is not null && (m.CheckoutSessionId == session || (m.VisitId is { } visit && visits.Contains(visit))));
        return new(token, taken.Stored.Key, kind, taken.Reading.Door.EntryPoint.ToString(), taken.Stored.ReceivedAt, [.. drafts.Select(m => m.Id)]);
    }

    private sealed record Seen(Guid Session, byte[] Key, string Kind, string EntryPoint, DateTimeOffset ArrivedAt, List<long> Messages);
}
