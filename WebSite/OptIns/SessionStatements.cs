using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>What recording an opt-in does to its checkout session.</summary>
internal sealed class SessionStatements(HotConnection connection) : IDisposable
{
    private readonly PreparedStatement _make = connection.Prepare(
        """
        INSERT INTO "CheckoutSessions" ("Token", "Browser", "CreatedAt", "UpdatedAt", "Connection") VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT ("Token") DO NOTHING RETURNING "Id"
        """);

    private readonly PreparedStatement _owned = connection.Prepare("""SELECT "Id" FROM "CheckoutSessions" WHERE "Token" = ?1 AND "Browser" = ?2""");

    // Whom nothing proves yet changes nothing: docs/ref.md. Of the others the first person wins, and a second one makes a conflict, until the
    // shopper says who is who: also when one of them has been deleted since.
    private readonly PreparedStatement _connect = connection.Prepare(
        """
        UPDATE "CheckoutSessions" SET
            "CreatedAt" = CASE WHEN ?2 < "CreatedAt" THEN ?2 ELSE "CreatedAt" END,
            "UpdatedAt" = ?3,
            "Connection" = CASE
                WHEN "ChosenOptInId" IS NOT NULL THEN 'Connected'
                WHEN "Connection" = 'Conflict' THEN 'Conflict'
                ELSE (
                    SELECT CASE COUNT(*) WHEN 0 THEN "CheckoutSessions"."Connection" WHEN 1 THEN 'Connected' ELSE 'Conflict' END
                    FROM "OptIns" WHERE "CheckoutSessionId" = ?1 AND "Trust" IN ('Proven', 'Confirmed'))
                END
        WHERE "Id" = ?1
        """);

    /// <summary>Finds the ref's session, or makes it, connected where a proof ties the person to it.</summary>
    /// <returns>Its id, null when it belongs to another browser; and whether it was made.</returns>
    public (long? Id, bool IsNew) Find(PluginRef value, bool isProof, DateTimeOffset at, long now)
    {
        Span<byte> token = stackalloc byte[16], browser = stackalloc byte[BrowserHash.Length];
        value.SessionToken.TryWriteBytes(token);
        value.Browser.Write(browser);
        return _make.BindBytes(token).BindBytes(browser).Bind(at.ToUnixTimeMilliseconds()).Bind(now).Bind((isProof ? Connection.Connected : Connection.None).ToString()).Number() is { } made
            ? (made, true)
            : (_owned.BindBytes(token).BindBytes(browser).Number(), false);
    }

    /// <summary>Notes the connection of a session that was there, after an opt-in.</summary>
    public void Connect(long id, DateTimeOffset at, long now) => _connect.Bind(id).Bind(at.ToUnixTimeMilliseconds()).Bind(now).Execute();

    public void Dispose()
    {
        _make.Dispose();
        _owned.Dispose();
        _connect.Dispose();
    }
}
