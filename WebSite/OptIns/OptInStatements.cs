using WebSite.Data;

namespace WebSite.OptIns;

/// <summary>Counts a click to its opt-in: one row a person and session; of those tied to no session, one a person and reason.</summary>
internal sealed class OptInStatements(HotConnection connection) : IDisposable
{
    // Of clicks at the same time the one that is lower by placement, web page and way in counts as the first: the order of arrival decides nothing.
    private const string IsFirst =
        """
        (excluded."FirstAt" < "OptIns"."FirstAt"
            OR (excluded."FirstAt" = "OptIns"."FirstAt"
                AND (COALESCE(excluded."Placement", ''), COALESCE(excluded."WebPage", ''), excluded."EntryPoint")
                    < (COALESCE("OptIns"."Placement", ''), COALESCE("OptIns"."WebPage", ''), "OptIns"."EntryPoint")))
        """;

    private const string Insert =
        """
        INSERT INTO "OptIns"
            ("CheckoutSessionId", "Unlinked", "PageId", "Psid", "EntryPoint", "Placement", "WebPage", "FirstAt", "LastAt", "RecordedAt", "ClickCount", "Trust")
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, 1, ?10)
        """;

    private const string Update =
        $"""
         DO UPDATE SET
            "ClickCount" = "OptIns"."ClickCount" + 1,
            "Trust" = CASE WHEN excluded."Trust" = 'Proven' AND "OptIns"."Trust" <> 'Confirmed' THEN 'Proven' ELSE "OptIns"."Trust" END,
            "LastAt" = CASE WHEN excluded."LastAt" > "OptIns"."LastAt" THEN excluded."LastAt" ELSE "OptIns"."LastAt" END,
            "EntryPoint" = CASE WHEN {IsFirst} THEN excluded."EntryPoint" ELSE "OptIns"."EntryPoint" END,
            "Placement" = CASE WHEN {IsFirst} THEN excluded."Placement" ELSE "OptIns"."Placement" END,
            "WebPage" = CASE WHEN {IsFirst} THEN excluded."WebPage" ELSE "OptIns"."WebPage" END,
            "FirstAt" = CASE WHEN {IsFirst} THEN excluded."FirstAt" ELSE "OptIns"."FirstAt" END
         RETURNING "Id"
         """;

    private readonly PreparedStatement _linked = connection.Prepare($"""{Insert} ON CONFLICT ("CheckoutSessionId", "PageId", "Psid") {Update}""");

    private readonly PreparedStatement _unlinked = connection.Prepare(
        $"""{Insert} ON CONFLICT ("PageId", "Psid", "Unlinked") WHERE "CheckoutSessionId" IS NULL {Update}""");

    private readonly PreparedStatement _click = connection.Prepare(
        """
        INSERT INTO "OptInClicks" ("EventId", "OptInId", "At", "EntryPoint", "CameThrough", "IsProof", "Placement", "WebPage")
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """);

    /// <summary>Counts an event's click.</summary>
    public void Count(long eventId, Reading reading, long? sessionId, UnlinkedReason? unlinked, string? webPage, long now)
    {
        var entryPoint = reading.Door.EntryPoint.ToString();
        var isProof = reading.Door.IsProof && sessionId is not null;
        var placement = reading.IsOurs ? reading.Ref.Placement.ToString() : null;
        var at = reading.At.ToUnixTimeMilliseconds();
        var optInId = (sessionId is null ? _unlinked : _linked)
            .Bind(sessionId).Bind(unlinked?.ToString()).Bind(reading.Event.PageId).Bind(reading.Event.Psid)
            .Bind(entryPoint).Bind(placement).Bind(webPage).Bind(at).Bind(now)
            .Bind((isProof ? OptInTrust.Proven : OptInTrust.Unconfirmed).ToString()).Number();
        _click.Bind(eventId).Bind(optInId).Bind(at).Bind(entryPoint).Bind(reading.Door.CameThrough?.ToString()).Bind(isProof ? 1 : 0)
            .Bind(placement).Bind(webPage).Execute();
    }

    public void Dispose()
    {
        _linked.Dispose();
        _unlinked.Dispose();
        _click.Dispose();
    }
}
