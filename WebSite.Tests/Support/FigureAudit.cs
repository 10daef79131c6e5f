using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>Counts what figures count, by plain SQL over the tables, and none of the site's code.</summary>
internal static class FigureAudit
{
    private const string Things = """
        WITH Ways AS (
          SELECT c.At, c.EntryPoint, c.Placement, c.WebPage, c.Mark, NULL AS CampaignId, NULL AS AdId, 1 AS OptIns, CASE WHEN o.Unlinked IS NULL THEN 1 ELSE 0 END AS Linked, 0 AS Visits, 0 AS Replies
          FROM OptInClicks c JOIN OptIns o ON o.Id = c.OptInId
          UNION ALL
          SELECT a.At, a.EntryPoint, a.Placement, a.WebPage, a.Mark, a.CampaignId, a.AdId, 0, 0, 1,
            EXISTS (SELECT 1 FROM ThreadLines l WHERE l.ConversationId = a.ConversationId AND l.Kind IN ('Text', 'Attachment') AND l.At BETWEEN a.At AND a.At + 7 * 86400000)
          FROM Arrivals a),
        Told AS (
          SELECT 0 AS Dimension, '' AS "Key", At, OptIns, Linked, Visits, Replies FROM Ways
          UNION ALL SELECT 1, CASE Placement WHEN 'ThankYou' THEN 'thank-you' WHEN 'SoldOut' THEN 'sold-out' WHEN 'PriceDrop' THEN 'price-drop' ELSE lower(Placement) END, At, OptIns, Linked, Visits, Replies FROM Ways WHERE Placement IS NOT NULL
          UNION ALL SELECT 2, WebPage, At, OptIns, Linked, Visits, Replies FROM Ways WHERE WebPage IS NOT NULL
          UNION ALL SELECT 3, EntryPoint, At, OptIns, Linked, Visits, Replies FROM Ways
          UNION ALL SELECT 4, CAST(CampaignId AS TEXT), At, OptIns, Linked, Visits, Replies FROM Ways WHERE CampaignId IS NOT NULL
          UNION ALL SELECT 5, AdId, At, OptIns, Linked, Visits, Replies FROM Ways WHERE AdId IS NOT NULL
          UNION ALL SELECT 6, CASE Mark % 64 WHEN 1 THEN 'link' WHEN 2 THEN 'blue standard' WHEN 3 THEN 'blue large' WHEN 4 THEN 'blue xlarge' WHEN 5 THEN 'white standard' WHEN 6 THEN 'white large' WHEN 7 THEN 'white xlarge' ELSE 'checkbox' END, At, OptIns, Linked, Visits, Replies FROM Ways WHERE Mark % 64 BETWEEN 1 AND 8
          UNION ALL SELECT 7, CASE Mark / 64 % 4 WHEN 1 THEN 'phone' WHEN 2 THEN 'tablet' WHEN 3 THEN 'desktop' ELSE 'unknown' END, At, OptIns, Linked, Visits, Replies FROM Ways WHERE Mark % 64 BETWEEN 1 AND 8
          UNION ALL SELECT 8, (Mark / 1024) || ':' || (Mark / 256 % 4), At, OptIns, Linked, Visits, Replies FROM Ways WHERE Mark > 255),
        Counts AS (
          SELECT Dimension, "Key", At, OptIns, Linked, Visits, Replies, 0 AS People, 0 AS Stopped, 0 AS Blocked FROM Told
          UNION ALL SELECT 0, '', StartedAt, 0, 0, 0, 0, 1, 0, 0 FROM Conversations
          UNION ALL SELECT 0, '', StoppedAt, 0, 0, 0, 0, 0, 1, 0 FROM Conversations WHERE StoppedAt IS NOT NULL
          UNION ALL SELECT 0, '', UnreachableAt, 0, 0, 0, 0, 0, 0, 1 FROM Conversations WHERE UnreachableAt IS NOT NULL),
        Spans AS (
          SELECT 1 AS Span, At / 3600000 AS "From", Counts.* FROM Counts
          UNION ALL SELECT 2, At / 86400000 * 24, Counts.* FROM Counts
          UNION ALL SELECT 3, unixepoch(strftime('%Y-%m-01', At / 1000, 'unixepoch')) / 3600, Counts.* FROM Counts)
        """;

    /// <summary>Fails where a figure isn't what the tables say.</summary>
    public static async Task CheckFiguresAsync(this SiteHost site)
    {
        var cancel = TestContext.Current.CancellationToken;
        var expected = await site.ReadAsync(db => db.Database.SqlQueryRaw<Line>(
            Things + """ SELECT Dimension || ' ' || Span || ' ' || "From" || ' ' || "Key" AS "Name", SUM(OptIns) || ' ' || SUM(Linked) || ' ' || SUM(Visits) || ' ' || SUM(Replies) || ' ' || SUM(People) || ' ' || SUM(Stopped) || ' ' || SUM(Blocked) AS "Sums" FROM Spans GROUP BY 1""").ToListAsync(cancel));
        var kept = await site.ReadAsync(db => db.Figures.AsNoTracking().ToListAsync(cancel));
        var actual = kept.Where(f => !f.IsNothing)
            .Select(f => new Line($"{(int)f.Dimension} {(int)f.Span} {f.From} {Key(f)}", $"{f.OptIns} {f.Linked} {f.Visits} {f.Replies} {f.People} {f.Stopped} {f.Blocked}"));
        var people = await site.ReadAsync(db => db.Database.SqlQueryRaw<Line>(
            """SELECT '0 2 ' || (At / 86400000 * 24) AS "Name", CAST(COUNT(DISTINCT ConversationId) AS TEXT) AS "Sums" FROM Arrivals GROUP BY 1""").ToListAsync(cancel));
        var sketches = await site.ReadAsync(db => db.PeopleFigures.AsNoTracking().Where(f => f.Dimension == Dimension.All && f.Span == Span.Day).ToListAsync(cancel));
        Assert.All(people, day => Assert.True(
            PeopleSketch.Read(sketches.Single(f => $"0 2 {f.From}" == day.Name).Sketch).Count >= long.Parse(day.Sums, System.Globalization.CultureInfo.InvariantCulture), $"{day.Name}: {day.Sums}"));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.OrderBy(l => l.Name, StringComparer.Ordinal), actual.OrderBy(l => l.Name, StringComparer.Ordinal));
    }

    // The tables have entry points by name.
    private static string Key(Figure figure) =>
        figure.Dimension == Dimension.EntryPoint ? ((EntryPoint)int.Parse(figure.Key, System.Globalization.CultureInfo.InvariantCulture)).ToString() : figure.Key;

    private sealed record Line(string Name, string Sums);
}
