using System.Data.Common;
using System.Text;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>Records events that were stored before, in one transaction, and finishes them.</summary>
internal sealed class StoredEvents(HotConnection connection, RefProtector refs, TimeProvider time) : IDisposable
{
    private readonly OptInRecorder _recorder = new(connection, time);
    private readonly PreparedStatement _finish = connection.Prepare(
        """
        UPDATE "WebhookEvents" SET "Outcome" = ?2, "Reason" = ?3, "Attempts" = "Attempts" + 1, "RetryAt" = NULL
        WHERE "Id" = ?1 AND "Outcome" = 'Waiting'
        """);

    // Its turn is over; the conversations' projector must come back to it.
    private readonly PreparedStatement _late = connection.Prepare(
        """
        INSERT INTO "LateEvents" ("EventId", "Attempts", "DueAt")
        SELECT ?1, 0, ?2 WHERE ?1 <= (SELECT "EventId" FROM "ConversationMark") ON CONFLICT DO NOTHING
        """);

    /// <summary>Takes events that wait, and returns the sessions that something happened to.</summary>
    /// <exception cref="DbException">None of them is taken.</exception>
    public IReadOnlySet<Guid> Take(IEnumerable<WebhookEvent> events)
    {
        var touched = new HashSet<Guid>();
        using var transaction = connection.Begin();
        _recorder.Begin();
        foreach (var stored in events)
        {
            var reading = Reading.Of(EventReader.Read(stored.PageId, stored.Channel, Encoding.UTF8.GetBytes(stored.Raw)), stored.ReceivedAt, time.GetUtcNow(), refs);
            var reason = reading.Reason;
            if (reading.IsOptIn)
            {
                var unlinked = _recorder.Record(stored.Id, reading);
                reason = reading.ReasonOf(unlinked);
                _ = unlinked is null && touched.Add(reading.Ref.SessionToken);
            }

            if (_finish.Bind(stored.Id).Bind(reading.Outcome.ToString()).Bind(reason).Execute() != 1)
            {
                throw new InvalidOperationException("Another worker has taken an event of this batch meanwhile.");
            }

            _late.Bind(stored.Id).Bind(time.GetUtcNow().ToUnixTimeMilliseconds()).Execute();
        }

        transaction.Commit();
        return touched;
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _finish.Dispose();
        _late.Dispose();
    }
}
