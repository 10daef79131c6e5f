using System.Data.Common;
using WebSite.Data;

namespace WebSite.OptIns;

/// <summary>
/// Writes down what events mean: opt-ins against their checkout sessions. The result is the same in whatever order they are taken.
/// Its statements belong to one connection: not for use by two threads at once.
/// </summary>
internal sealed class OptInRecorder(HotConnection connection, TimeProvider time) : IDisposable
{
    private readonly SessionStatements _sessions = new(connection);
    private readonly OptInStatements _optIns = new(connection);
    private readonly PreparedStatement _finish = connection.Prepare(
        """
        UPDATE "WebhookEvents" SET "Outcome" = @p1, "Reason" = @p2, "OptInId" = @p3, "Attempts" = "Attempts" + 1, "RetryAt" = NULL
        WHERE "Id" = @p0 AND "Outcome" = 'Waiting'
        """,
        4);

    private readonly PreparedStatement _slug = connection.Prepare("""SELECT "Slug" FROM "Products" WHERE "Id" = @p0""", 1);

    /// <summary>Records one stored event that waits, and finishes it. Returns the session that something happened to, if any.</summary>
    /// <exception cref="DbException">It failed; the transaction has to be given up.</exception>
    public Guid? Record(DbTransaction transaction, Reading reading)
    {
        if (!reading.IsOptIn)
        {
            Finish(transaction, reading, EventOutcome.Kept, reading.Source is null ? null : "Its ref isn't one of ours.", null);
            return null;
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        SessionFound? found = reading.Unlinked is null ? _sessions.Make(transaction, reading.Ref, reading.At, now) : null;
        var unlinked = found is SessionFound.Others ? UnlinkedReason.OtherBrowser : reading.Unlinked;
        Guid? sessionId = unlinked is null ? reading.Ref.SessionId : null;
        var webPage = reading.IsOurs ? WebPages.Path(reading.Ref, id => _slug.Scalar(transaction, id) as string) : null;
        var optInId = _optIns.Count(transaction, reading, sessionId, unlinked, webPage, now);
        if (found is SessionFound.Own)
        {
            _sessions.Connect(transaction, reading.Ref.SessionId, reading.At, now);
        }

        Finish(transaction, reading, EventOutcome.Recorded, unlinked?.ToString(), optInId);
        return sessionId;
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _optIns.Dispose();
        _finish.Dispose();
        _slug.Dispose();
    }

    private void Finish(DbTransaction transaction, Reading reading, EventOutcome outcome, string? reason, long? optInId)
    {
        if (_finish.Execute(transaction, reading.Event.Id, outcome.ToString(), reason, optInId) != 1)
        {
            throw new InvalidOperationException("Another worker has taken an event of this batch meanwhile.");
        }
    }
}
