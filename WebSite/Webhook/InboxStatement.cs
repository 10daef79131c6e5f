using System.Data.Common;
using WebSite.Data;

namespace WebSite.Webhook;

/// <summary>The insert into the inbox: EF Core is the model and the way of reading, this the hot way in.</summary>
internal sealed class InboxStatement(HotConnection connection) : IDisposable
{
    private readonly PreparedStatement _insert = connection.Prepare(
        """
        INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret", "Outcome", "Reason", "Attempts")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, 0)
        ON CONFLICT ("Key") DO NOTHING
        """,
        11);

    /// <summary>Stores rows in one transaction; one whose key is there already stays as it is. Returns how many are new.</summary>
    /// <exception cref="DbException">None of them is stored.</exception>
    public int Store(IEnumerable<InboxRow> rows)
    {
        using var transaction = connection.Begin();
        var added = 0;
        foreach (var row in rows)
        {
            added += _insert.Execute(
                transaction, row.Key, row.ReceivedAt, row.Timestamp, row.PageId, row.Sender, row.Channel, row.Kind, row.Raw,
                row.Secret, row.Outcome.ToString(), row.Reason);
        }

        transaction.Commit();
        return added;
    }

    public void Dispose()
    {
        _insert.Dispose();
        connection.Dispose();
    }
}
