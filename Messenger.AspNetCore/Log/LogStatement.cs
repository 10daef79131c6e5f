using System.Data.Common;

namespace Messenger.AspNetCore.Log;

/// <summary>Stores events, with one sync of the disk for many. EF Core is the model and the way of reading, this the hot way in.</summary>
internal sealed class LogStatement(HotConnection connection) : IDisposable
{
    /// <summary>What a delivery should be about; of others, the log says what they are about.</summary>
    private const string Page = "page";

    private const int LongestTopic = 64;

    private readonly PreparedStatement _insert = connection.Prepare(
        """
        INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret", "Topic")
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT ("Key") DO NOTHING
        """);

    /// <summary>Stores events in one transaction; one whose key is there already stays as it is.</summary>
    /// <param name="events">In the order they came.</param>
    /// <returns>How many were new.</returns>
    /// <exception cref="DbException">None of them is stored.</exception>
    public int Store(IEnumerable<NewEvent> events)
    {
        var added = 0;
        using var transaction = connection.Begin();
        foreach (var stored in events)
        {
            var one = stored.Event;
            added += _insert.BindBytes(stored.Key).Bind(stored.ReceivedAt.ToUnixTimeMilliseconds()).Bind(one.Timestamp).Bind(one.PageId).Bind(one.Sender)
                .Bind(one.Channel).Bind(one.Kind).BindText(one.Raw.Span).Bind(stored.Secret).Bind(Topic(stored.Topic)).Execute();
        }

        transaction.Commit();
        return added;
    }

    /// <inheritdoc cref="HotConnection.Checkpoint"/>
    public void Checkpoint() => connection.Checkpoint();

    public void Dispose()
    {
        _insert.Dispose();
        connection.Dispose();
    }

    private static string? Topic(string topic) => topic == Page ? null : topic.Length <= LongestTopic ? topic : topic[..LongestTopic];
}
