using System.Data.Common;
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
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT ("Key") DO NOTHING RETURNING "Id"
        """);

    private readonly PreparedStatement _reason = connection.Prepare("""UPDATE "WebhookEvents" SET "Reason" = ?2 WHERE "Id" = ?1""");

    /// <summary>Whether an event is being recorded, or was when <see cref="Store"/> threw: then storing alone may do.</summary>
    public bool IsRecording { get; private set; }

    /// <summary>Stores events in one transaction; one whose key is there already stays as it is.</summary>
    /// <param name="events">In the order they came.</param>
    /// <param name="records">Whether to record them too, or leave those that are opt-ins to the worker.</param>
    /// <returns>The sessions that something happened to.</returns>
    /// <exception cref="DbException">None of them is stored.</exception>
    public IReadOnlySet<Guid> Store(IEnumerable<NewEvent> events, bool records)
    {
        var touched = new HashSet<Guid>();
        using var transaction = connection.Begin(isFirst: true);
        _recorder.Begin();
        foreach (var one in events)
        {
            if (Insert(one, records) is { } id && records && one.OptIn is { } optIn && Record(id, optIn))
            {
                touched.Add(optIn.Ref.SessionToken);
            }
        }

        transaction.Commit();
        return touched;
    }

    /// <inheritdoc cref="HotConnection.Checkpoint"/>
    public void Checkpoint() => connection.Checkpoint();

    public void Dispose()
    {
        _insert.Dispose();
        _reason.Dispose();
        _recorder.Dispose();
        connection.Dispose();
    }

    /// <summary>The new row's id, or null when the event is there already.</summary>
    private long? Insert(NewEvent stored, bool records)
    {
        var (one, waits) = (stored.Event, stored.OptIn is not null && !records);
        return _insert.BindBytes(stored.Key).Bind(stored.ReceivedAt.ToUnixTimeMilliseconds()).Bind(one.Timestamp).Bind(one.PageId).Bind(one.Sender)
            .Bind(one.Channel).Bind(one.Kind).BindText(one.Raw.Span).Bind(stored.Secret)
            .Bind((waits ? EventOutcome.Waiting : stored.Outcome).ToString()).Bind(waits ? null : stored.Reason).Bind(stored.OptIn is null || waits ? 0 : 1)
            .Number();
    }

    /// <summary>Returns whether it is tied to its session. That it isn't, may show only now.</summary>
    private bool Record(long id, Reading optIn)
    {
        IsRecording = true;
        var unlinked = _recorder.Record(id, optIn);
        if (unlinked != optIn.Unlinked)
        {
            _reason.Bind(id).Bind(optIn.ReasonOf(unlinked)).Execute();
        }

        IsRecording = false;
        return unlinked is null;
    }
}
