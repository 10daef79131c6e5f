using System.Data.Common;
using System.Globalization;
using WebSite.Data;
using WebSite.OptIns;

namespace WebSite.Webhook;

/// <summary>
/// Stores events and, in the same transaction, records what they mean: one sync of the disk for both. EF Core is the model and the
/// way of reading, this the hot way in.
/// </summary>
internal sealed class InboxStatement(HotConnection connection, TimeProvider time) : IDisposable
{
    private readonly OptInRecorder _recorder = new(connection, time);

    private readonly PreparedStatement _insert = connection.Prepare(
        """
        INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret", "Outcome", "Reason", "Attempts")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, 0)
        ON CONFLICT ("Key") DO NOTHING RETURNING "Id"
        """,
        11);

    /// <summary>Whether an event is being recorded, or was when <see cref="Store"/> threw: then storing alone may do.</summary>
    public bool IsRecording { get; private set; }

    /// <summary>Stores events in one transaction; one whose key is there already stays as it is.</summary>
    /// <param name="events">In the order they came.</param>
    /// <param name="records">Whether to record them too, or leave those that wait to the worker.</param>
    /// <returns>The sessions that something happened to.</returns>
    /// <exception cref="DbException">None of them is stored.</exception>
    public IReadOnlySet<Guid> Store(IEnumerable<Reading> events, bool records)
    {
        var touched = new HashSet<Guid>();
        using var transaction = connection.Begin();
        foreach (var one in events)
        {
            if (Insert(transaction, one.Event) is { } id && records && one.Event.Outcome == EventOutcome.Waiting)
            {
                one.Event.Id = id;
                IsRecording = true;
                if (_recorder.Record(transaction, one) is { } sessionId)
                {
                    touched.Add(sessionId);
                }

                IsRecording = false;
            }
        }

        transaction.Commit();
        return touched;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _recorder.Dispose();
        connection.Dispose();
    }

    /// <summary>The new row's id, or null when the event is there already.</summary>
    private long? Insert(DbTransaction transaction, WebhookEvent one) =>
        _insert.Scalar(
            transaction, one.Key, one.ReceivedAt.ToUnixTimeMilliseconds(), one.Timestamp?.ToUnixTimeMilliseconds(), one.PageId, one.Sender,
            one.Channel, one.Kind, one.Raw, one.Secret, one.Outcome.ToString(), one.Reason) is { } id
            ? Convert.ToInt64(id, CultureInfo.InvariantCulture)
            : null;
}
