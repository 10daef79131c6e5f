using System.Globalization;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard.Lists;

/// <summary>Each list in each of its orders: each row once, forth and back, and the heading says by what.</summary>
public sealed class SortTests : IAsyncDisposable
{
    private const int Rows = 60;

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("people", "newest", "Started", "First came in (UTC)")]
    [InlineData("people", "oldest", "Started", "First came in (UTC)")]
    [InlineData("people", "seen", "Last", "Last seen (UTC)")]
    [InlineData("people", "unseen", "Last", "Last seen (UTC)")]
    [InlineData("people", "az", "Name", "Person")]
    [InlineData("people", "za", "Name", "Person")]
    [InlineData("conversations", "newest", "Last", null)]
    [InlineData("conversations", "oldest", "Last", null)]
    [InlineData("conversations", "az", "Name", null)]
    [InlineData("conversations", "za", "Name", null)]
    [InlineData("orders", "newest", "Placed", "Placed (UTC)")]
    [InlineData("orders", "oldest", "Placed", "Placed (UTC)")]
    [InlineData("orders", "highest", "Total", "Total")]
    [InlineData("orders", "lowest", "Total", "Total")]
    [InlineData("orders", "highest&from=2020-01-01T00:00", "Total", "Total")]
    [InlineData("orders", "lowest&status=placed", "Total", "Total")]
    [InlineData("sessions", "newest", "Placed", "Started (UTC)")]
    [InlineData("sessions", "oldest", "Placed", "Started (UTC)")]
    public async Task Each_row_is_there_once_in_each_order_whichever_way_one_goes(string list, string sort, string by, string? heading)
    {
        await FillAsync();
        using var bob = await _site.MerchantAsync();
        var isDown = sort.Split('&')[0] is "newest" or "seen" or "za" or "highest";
        List<IReadOnlyList<int>> forth = [];
        WebReply? page = null;
        for (var path = $"/dashboard/{list}?sort={sort}"; path is not null; path = Link(page, "next"))
        {
            page = await bob.GetAsync(path);
            forth.Add(Keys(page));
            Assert.Equal(heading, page.Document.QuerySelector("th[aria-sort]")?.QuerySelector("a")!.FirstChild!.TextContent.Trim());
            Assert.Equal(heading is null ? null : isDown ? "descending" : "ascending", page.Document.QuerySelector("th[aria-sort]")?.GetAttribute("aria-sort"));
        }

        var expected = Expected(by);
        Assert.Equal(isDown ? expected.Reverse() : expected, forth.SelectMany(keys => keys));
        for (var number = forth.Count - 2; number >= 0; number--)
        {
            page = await bob.GetAsync(Link(page!, "prev")!);
            Assert.Equal(forth[number], Keys(page));
        }
    }

    [Theory]
    [InlineData("opt-ins?sort=az")]
    [InlineData("people?sort=highest")]
    [InlineData("people?state=stopped&sort=seen")]
    [InlineData("orders?sort=seen")]
    [InlineData("people?sort=az&next=1700000000000-5")]
    [InlineData("people?next=5~abc")]
    public async Task What_a_list_cannot_be_sorted_by_is_said(string list)
    {
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/" + list);
        Assert.Matches("can't be sorted like that|names no place in the list", page.Document.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task Amounts_of_several_currencies_are_not_compared()
    {
        await FillAsync();
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""UPDATE "Orders" SET "Currency" = 'CHF' WHERE "Id" % 3 = 0""", Cancel));
        await _site.UseAsync(async (WebSite.Figures.FigureRebuild rebuild) => await rebuild.RunAsync(null, Cancel));
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/orders?sort=highest");
        Assert.DoesNotContain(Keys(page), id => id % 3 == 0);
        Assert.Contains("Only orders in EUR", page.Document.QuerySelector(".count")!.TextContent, StringComparison.Ordinal);
        page = await bob.GetAsync("/dashboard/orders?sort=highest&currency=chf");
        Assert.All(Keys(page), id => Assert.Equal(0, id % 3));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>The ids from the least to the most, of equal ones by id.</summary>
    private static IEnumerable<int> Expected(string by) => Enumerable.Range(1, Rows).OrderBy(id => by switch
    {
        "Started" or "Placed" => id / 4,
        "Last" => (Rows - id) / 4,
        "Name" => id % 7,
        "Total" => id % 5,
        _ => id,
    }).ThenBy(id => id);

    private Task<int> FillAsync() => _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0})
        INSERT INTO "Conversations" ("Id", "PageId", "Psid", "StartedAt", "LastAt", "Unread", "Profile", "Name", "NameKey")
        SELECT i, {1}, 'p' || i, 1700000000000 + i / 4, 1700000000000 + ({0} - i) / 4, 0, 'Known', 'Name ' || (i % 7), 'name ' || (i % 7) FROM n;

        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0})
        INSERT INTO "CheckoutSessions" ("Id", "Token", "Browser", "CreatedAt", "UpdatedAt", "Connection") SELECT i, randomblob(16), randomblob(12), 1700000000000 + i / 4, 0, 'None' FROM n;

        INSERT INTO "Orders" ("Id", "Token", "SessionId", "Browser", "PlacedAt", "Status", "Name", "Email", "Street", "PostalCode", "City", "Country", "Currency", "SubtotalMinor", "DeliveryMinor")
        SELECT "Id", 'token' || "Id", "Id", "Browser", "CreatedAt", 'Placed', 'Ada', 'ada@example.com', 'Street 1', '1', 'Berlin', 'DE', 'EUR', 100 * ("Id" % 5), 490 FROM "CheckoutSessions";
        """, [Rows, Settings.PageId], Cancel));

    private static IReadOnlyList<int> Keys(WebReply page) => [.. page.Document.QuerySelectorAll("[data-key]").Select(row => int.Parse(row.GetAttribute("data-key")!, CultureInfo.InvariantCulture))];

    private static string? Link(WebReply page, string rel) => page.Document.QuerySelector($".pager a[rel={rel}]")?.GetAttribute("href");
}
