using System.Data.Common;
using System.Globalization;
using WebSite.Data;

namespace WebSite.OptIns;

/// <summary>Counts a click to its opt-in: one row a person and session; of those tied to no session, one a person and reason.</summary>
internal sealed class OptInStatements(HotConnection connection) : IDisposable
{
    // Of clicks at the same time the lower placement counts as the first, so that the order of arrival decides nothing.
    private const string IsFirst =
        """
        (excluded."FirstAt" < "OptIns"."FirstAt"
            OR (excluded."FirstAt" = "OptIns"."FirstAt" AND COALESCE(excluded."Placement", '') < COALESCE("OptIns"."Placement", '')))
        """;

    private const string Insert =
        """
        INSERT INTO "OptIns"
            ("CheckoutSessionId", "Unlinked", "PageId", "Psid", "EntryPoint", "Placement", "WebPage", "FirstAt", "LastAt", "RecordedAt", "ClickCount")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p7, @p8, 1)
        """;

    private const string Update =
        $"""
         DO UPDATE SET
            "ClickCount" = "OptIns"."ClickCount" + 1,
            "LastAt" = CASE WHEN excluded."LastAt" > "OptIns"."LastAt" THEN excluded."LastAt" ELSE "OptIns"."LastAt" END,
            "EntryPoint" = CASE WHEN {IsFirst} THEN excluded."EntryPoint" ELSE "OptIns"."EntryPoint" END,
            "Placement" = CASE WHEN {IsFirst} THEN excluded."Placement" ELSE "OptIns"."Placement" END,
            "WebPage" = CASE WHEN {IsFirst} THEN excluded."WebPage" ELSE "OptIns"."WebPage" END,
            "FirstAt" = CASE WHEN {IsFirst} THEN excluded."FirstAt" ELSE "OptIns"."FirstAt" END
         RETURNING "Id"
         """;

    private readonly PreparedStatement _linked = connection.Prepare($"""{Insert} ON CONFLICT ("CheckoutSessionId", "PageId", "Psid") {Update}""", 9);

    private readonly PreparedStatement _unlinked = connection.Prepare(
        $"""{Insert} ON CONFLICT ("PageId", "Psid", "Unlinked") WHERE "CheckoutSessionId" IS NULL {Update}""", 9);

    private readonly PreparedStatement _click = connection.Prepare(
        """INSERT INTO "OptInClicks" ("OptInId", "EventId", "At", "EntryPoint", "Placement", "WebPage") VALUES (@p0, @p1, @p2, @p3, @p4, @p5)""", 6);

    /// <summary>Counts the event's click and returns the opt-in's id.</summary>
    public long Count(DbTransaction transaction, Reading reading, Guid? sessionId, UnlinkedReason? unlinked, string? webPage, long now)
    {
        var stored = reading.Event;
        var entryPoint = reading.Source!.Value.EntryPoint.ToString();
        var placement = reading.IsOurs ? reading.Ref.Placement.ToString() : null;
        var at = reading.At.ToUnixTimeMilliseconds();
        var statement = sessionId is null ? _unlinked : _linked;
        var id = Convert.ToInt64(
            statement.Scalar(transaction, sessionId, unlinked?.ToString(), stored.PageId, stored.Sender, entryPoint, placement, webPage, at, now),
            CultureInfo.InvariantCulture);
        _click.Execute(transaction, id, stored.Id, at, entryPoint, placement, webPage);
        return id;
    }

    public void Dispose()
    {
        _linked.Dispose();
        _unlinked.Dispose();
        _click.Dispose();
    }
}
