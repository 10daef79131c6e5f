using System.Diagnostics;
using Messenger.AspNetCore.Telemetry;
using WebSite.Model;
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
            var visits = batch.New.Of<Visit>().Where(v => v.CheckoutSessionId is not null).ToDictionary(v => v.Id, v => v.CheckoutSessionId);
            var drafts = batch.Drafts.ToLookup(m => m.CheckoutSessionId ?? (m.VisitId is { } visit ? visits.GetValueOrDefault(visit) : null), m => m.Id);
            _seen = [.. batch.Events.Where(e => e.Reading.IsOurs).Select(e => Of(e, batch.Sessions.GetValueOrDefault(e.Reading.Ref.SessionToken), drafts))];
        }
    }

    /// <summary>It is committed.</summary>
    /// <param name="batch">The batch's span.</param>
    public void Tell(Activity? batch)
    {
        if (_seen is null)
        {
            return;
        }

        _seen.ForEach(seen => Tell(seen, batch));
        Activity.Current = batch;
    }

    private void Tell(Seen seen, Activity? batch)
    {
        using var span = SessionTrace.Begin("messenger.event", ActivityKind.Consumer, seen.Session, seen.ArrivedAt, default, deliveries.Find(seen.Key), batch?.Context ?? default);
        if (span is not null)
        {
            var now = time.GetUtcNow();
            span.SetTag("messenger.event.kind", seen.Kind).SetTag("messenger.entry_point", seen.EntryPoint);
            span.SetEndTime((now > seen.ArrivedAt ? now : seen.ArrivedAt.AddTicks(1)).UtcDateTime);
            seen.Messages.ForEach(id => messages.Add(id, span.Context));
        }
    }

    private static Seen Of(TakenEvent taken, CheckoutSession? session, ILookup<long?, long> drafts) => new(
        taken.Reading.Ref.SessionToken,
        taken.Stored.Key,
        taken.Kind is null ? "other" : taken.Event.Kind, // A name that nobody planned may say anything.
        taken.Reading.Door.EntryPoint.ToString(),
        taken.Stored.ReceivedAt,
        session is null ? [] : [.. drafts[session.Id]]);

    private sealed record Seen(Guid Session, byte[] Key, string Kind, string EntryPoint, DateTimeOffset ArrivedAt, List<long> Messages);
}
