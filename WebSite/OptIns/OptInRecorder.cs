using System.Data.Common;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>
/// Writes down what events mean: opt-ins against their checkout sessions. The result is the same in whatever order they are taken.
/// All of a call's events are one transaction. Not for use by two threads at once.
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

    /// <summary>Records events and returns the sessions that something happened to.</summary>
    /// <param name="readings">What the events mean.</param>
    /// <param name="webPage">Gives the path of the web page that a ref was made for.</param>
    /// <exception cref="DbException">Nothing of it is recorded.</exception>
    public IReadOnlySet<Guid> Record(IEnumerable<Reading> readings, Func<PluginRef, string?> webPage)
    {
        var touched = new HashSet<Guid>();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        using var transaction = connection.Begin();
        foreach (var reading in readings)
        {
            if (!reading.IsOptIn)
            {
                Finish(transaction, reading, EventOutcome.Kept, reading.Source is null ? null : "Its ref isn't one of ours.", null);
            }
            else if (Record(transaction, reading, webPage, now) is { } sessionId)
            {
                touched.Add(sessionId);
            }
        }

        transaction.Commit();
        return touched;
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _optIns.Dispose();
        _finish.Dispose();
        connection.Dispose();
    }

    private Guid? Record(DbTransaction transaction, Reading reading, Func<PluginRef, string?> webPage, long now)
    {
        var unlinked = reading.Unlinked;
        if (unlinked is null && !_sessions.MakeOrOwn(transaction, reading.Ref, reading.At, now))
        {
            unlinked = UnlinkedReason.OtherBrowser;
        }

        Guid? sessionId = unlinked is null ? reading.Ref.SessionId : null;
        var id = _optIns.Count(transaction, reading, sessionId, unlinked, reading.IsOurs ? webPage(reading.Ref) : null, now);
        if (sessionId is { } session)
        {
            _sessions.Connect(transaction, session, reading.At, now);
        }

        Finish(transaction, reading, EventOutcome.Recorded, unlinked?.ToString(), id);
        return sessionId;
    }

    private void Finish(DbTransaction transaction, Reading reading, EventOutcome outcome, string? reason, long? optInId)
    {
        if (_finish.Execute(transaction, reading.Event.Id, outcome.ToString(), reason, optInId) != 1)
        {
            throw new InvalidOperationException("Another worker has taken an event of this batch meanwhile.");
        }
    }
}
