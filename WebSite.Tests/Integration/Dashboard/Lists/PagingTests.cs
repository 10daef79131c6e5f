using System.Globalization;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard.Lists;

/// <summary>A list is read in pages, forth and back, each row on one page; and never more of it than a page needs.</summary>
public sealed class PagingTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("?sort=oldest")]
    [InlineData("?from=2020-01-01T00:00")]
    [InlineData("?placement=cart")]
    public async Task Each_row_is_on_one_page_whichever_way_one_goes(string query)
    {
        await FillAsync(60, "Cart");
        using var bob = await _site.MerchantAsync();
        var (path, forth) = ("/dashboard/opt-ins" + query, new List<IReadOnlyList<string>>());
        WebReply page;
        do
        {
            page = await bob.GetAsync(path!);
            Assert.Equal("60", page.Document.QuerySelector(".count")!.TextContent.Trim().Split(' ')[0]);
            forth.Add(Keys(page));
            path = Link(page, "next");
        }
        while (path is not null);

        Assert.Equal([25, 25, 10], forth.Select(keys => keys.Count));
        var ids = forth.SelectMany(keys => keys).Select(key => int.Parse(key, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(query == "?sort=oldest" ? Enumerable.Range(1, 60) : Enumerable.Range(1, 60).Reverse(), ids);

        for (var number = 1; number >= 0; number--)
        {
            page = await bob.GetAsync(Link(page, "prev")!);
            Assert.Equal(forth[number], Keys(page));
        }

        Assert.Null(Link(page, "prev"));
    }

    [Fact]
    public async Task Whoever_goes_back_past_the_newest_sees_a_whole_first_page()
    {
        await FillAsync(30, "Cart");
        using var bob = await _site.MerchantAsync();
        var second = await bob.GetAsync(Link(await bob.GetAsync("/dashboard/opt-ins"), "next")!);
        await _site.DeliverAsync(Payload.OptIn("R")); // Somebody comes meanwhile.
        var first = await bob.GetAsync(Link(second, "prev")!);
        Assert.Equal(25, Keys(first).Count);
        first = await bob.GetAsync(Link(first, "prev")!);
        Assert.Equal("31", Keys(first)[0]);
        Assert.Equal(25, Keys(first).Count);
    }

    [Fact]
    public async Task What_is_rare_is_looked_for_a_part_at_a_time()
    {
        await FillAsync(1, "Checkout");
        await FillAsync(5_050, "Cart");
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/opt-ins?placement=checkout");
        Assert.Empty(Keys(page));
        Assert.Contains("5,000 opt-ins were looked through for this page, and there are more.", page.Said, StringComparison.Ordinal);
        Assert.StartsWith("at least 0 opt-ins", page.Document.QuerySelector(".count")!.TextContent.Trim(), StringComparison.Ordinal);

        page = await bob.GetAsync(Link(page, "next")!);
        Assert.Equal(["1"], Keys(page));
        Assert.Null(Link(page, "next"));
    }

    [Fact]
    public async Task A_long_list_says_about_how_many_there_are()
    {
        await FillAsync(10_400, "Cart");
        using var bob = await _site.MerchantAsync();
        Assert.Equal("about 10,000 opt-ins", (await bob.GetAsync("/dashboard/opt-ins")).Document.QuerySelector(".count")!.TextContent.Trim());
        Assert.StartsWith("more than 10,000 opt-ins", (await bob.GetAsync("/dashboard/opt-ins?from=2020-01-01T00:00")).Document.QuerySelector(".count")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Opt-ins, four of them at the same moment each.</summary>
    private Task<int> FillAsync(int count, string placement) => _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
        """
        WITH RECURSIVE n(i) AS (SELECT (SELECT COALESCE(MAX("Id"), 0) FROM "OptIns") UNION ALL SELECT i + 1 FROM n LIMIT {0})
        INSERT INTO "OptIns" ("PageId", "Psid", "EntryPoint", "Placement", "FirstAt", "LastAt", "RecordedAt", "ClickCount", "Trust")
        SELECT {1}, 'p' || i, 'SendToMessenger', {2}, 1700000000000 + i / 4, 1700000000000 + i / 4, 0, 1, 'Proven' FROM n
        """, [count, Settings.PageId, placement], Cancel));

    private static IReadOnlyList<string> Keys(WebReply page) => [.. page.Document.QuerySelectorAll("tr[data-key]").Select(row => row.GetAttribute("data-key")!)];

    private static string? Link(WebReply page, string rel) => page.Document.QuerySelector($".pager a[rel={rel}]")?.GetAttribute("href");
}
