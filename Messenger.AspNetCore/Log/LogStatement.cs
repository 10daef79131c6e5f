namespace Messenger.AspNetCore.Log;

/// <summary>Stores events, with one sync of the disk for many. EF Core is the model and the way of reading, this the hot way in.</summary>
internal sealed class LogStatement(HotConnection connection, Checkpointer checkpointer) : ILogConnection
{
    private readonly PreparedStatement _insert = connection.Prepare(
        """
        INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret", "Topic")
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT ("Key") DO NOTHING
        """);

    /// <summary>Stores events in one transaction.</summary>
    /// <inheritdoc/>
    public int Store(IReadOnlyList<NewEvent> events)
    {
        var added = 0;
        using var transaction = connection.Begin();
        foreach (var stored in events)
        {
            var one = stored.Event;
            added += _insert.BindBytes(stored.Key).Bind(stored.ReceivedAt.ToUnixTimeMilliseconds()).Bind(one.Timestamp).Bind(one.PageId).Bind(one.Sender)
                .Bind(one.Channel).Bind(one.Kind).BindText(one.Raw.Span).Bind(stored.Secret).Bind(stored.StoredTopic).Execute();
        }

        transaction.Commit();
        return added;
    }

    /// <summary>Copies the very end of the write-ahead file, where the rest has been.</summary>
    /// <inheritdoc/>
    public void Settle()
    {
        if (checkpointer.Wrote())
        {
            connection.Checkpoint();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        connection.Dispose();
    }
}
