using System.Data.Common;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>What recording an opt-in does to its checkout session.</summary>
internal sealed class SessionStatements(HotConnection connection) : IDisposable
{
    private readonly PreparedStatement _make = connection.Prepare(
        """
        INSERT INTO "CheckoutSessions" ("Id", "Browser", "CreatedAt", "UpdatedAt", "Connection") VALUES (@p0, @p1, @p2, @p3, 'Connected')
        ON CONFLICT ("Id") DO NOTHING
        """,
        4);

    private readonly PreparedStatement _owned = connection.Prepare(
        """SELECT COUNT(*) FROM "CheckoutSessions" WHERE "Id" = @p0 AND "Browser" = @p1""", 2);

    // First person wins, and a second one makes a conflict, until the shopper says who is who.
    private readonly PreparedStatement _connect = connection.Prepare(
        """
        UPDATE "CheckoutSessions" SET
            "CreatedAt" = CASE WHEN @p1 < "CreatedAt" THEN @p1 ELSE "CreatedAt" END,
            "UpdatedAt" = @p2,
            "Connection" = CASE
                WHEN "ChosenOptInId" IS NULL AND (SELECT COUNT(*) FROM "OptIns" WHERE "CheckoutSessionId" = @p0) > 1 THEN 'Conflict'
                ELSE 'Connected' END
        WHERE "Id" = @p0
        """,
        3);

    /// <summary>Makes the ref's session, connected, if it isn't there.</summary>
    public SessionFound Make(DbTransaction transaction, PluginRef value, DateTimeOffset at, long now)
    {
        var browser = value.Browser.ToArray();
        return _make.Execute(transaction, value.SessionId, browser, at.ToUnixTimeMilliseconds(), now) == 1 ? SessionFound.Made
            : _owned.Scalar(transaction, value.SessionId, browser) is > 0L ? SessionFound.Own
            : SessionFound.Others;
    }

    /// <summary>Notes the connection of a session that was there, after an opt-in.</summary>
    public void Connect(DbTransaction transaction, Guid id, DateTimeOffset at, long now) =>
        _connect.Execute(transaction, id, at.ToUnixTimeMilliseconds(), now);

    public void Dispose()
    {
        _make.Dispose();
        _owned.Dispose();
        _connect.Dispose();
    }
}

/// <summary>What <see cref="SessionStatements.Make"/> found.</summary>
internal enum SessionFound
{
    /// <summary>Nothing: it was made.</summary>
    Made,

    /// <summary>The session, of the ref's browser.</summary>
    Own,

    /// <summary>A session of that id that belongs to another browser.</summary>
    Others,
}
