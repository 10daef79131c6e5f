using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Figures;

/// <summary>The funnel of a month, beside a count of the tables; the lists behind its numbers; and that each is found by an index.</summary>
public sealed class FunnelPageTests(FunnelPageTests.Month month) : IClassFixture<FunnelPageTests.Month>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("by=placement&key=cart", "c.Placement = 'Cart'")]
    [InlineData("by=product&key=/products/harbour-teapot", "c.WebPage = '/products/harbour-teapot'")]
    [InlineData("by=style&key=link", "c.Mark % 64 = 1")]
    [InlineData("by=device&key=tablet", "c.Mark / 64 = 2")]
    [InlineData("by=placement", "1")]
    public async Task Each_list_has_as_many_rows_as_its_number_says_and_the_tables_have(string query, string rows)
    {
        foreach (var (step, without, sql) in new[]
        {
            ("webhook", "", $"SELECT COUNT(*) AS Value FROM OptInClicks c WHERE {rows}"),
            ("linked", "", $"SELECT COUNT(*) AS Value FROM OptInClicks c JOIN OptIns o ON o.Id = c.OptInId WHERE o.Unlinked IS NULL AND {rows}"),
            ("linked", "replied", $"SELECT COUNT(*) AS Value FROM OptInClicks c JOIN Arrivals a ON a.EventId = c.EventId WHERE NOT a.IsAnswered AND {rows}"),
            ("replied", "", $"SELECT COUNT(*) AS Value FROM Arrivals c WHERE c.Placement IS NOT NULL AND c.IsAnswered AND {rows}"),
            ("browser", "", $"SELECT COUNT(*) AS Value FROM BrowserHints c WHERE {rows}"),
            ("browser", "webhook", $"SELECT COUNT(*) AS Value FROM BrowserHints c WHERE NOT EXISTS (SELECT 1 FROM CheckoutSessions s WHERE s.Token = c.SessionToken) AND {rows}"),
            ("ordered", "", $"SELECT COUNT(*) AS Value FROM OrderCredits c WHERE c.Rules & 2 AND c.Placement IS NOT NULL AND {rows}"),
        })
        {
            var expected = await month.Site.ReadAsync(db => db.Database.SqlQueryRaw<long>(sql).SingleAsync(Cancel));
            Assert.Equal(expected, await CountAsync($"{query}&step={step}&without={without}"));
            if (without.Length == 0)
            {
                var page = await month.Bob.GetAsync("/dashboard/funnel?" + query);
                var told = page.Document.QuerySelector($"tr[data-step={step}] .count")!.TextContent.Trim();
                Assert.Equal((step, expected.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)), (step, told));
            }
        }
    }

    [Theory]
    [InlineData("step=webhook", 76)]
    [InlineData("step=browser", 26)]
    [InlineData("step=replied&without=ordered", 26)]
    [InlineData("step=ordered", 1)]
    [InlineData("step=webhook&sort=oldest", 76)]
    [InlineData("step=browser&sort=oldest", 26)]
    public async Task A_list_has_no_row_twice_and_all_in_order_whichever_way_one_goes(string list, int least)
    {
        List<List<string>> forth = [];
        WebReply? page = null;
        for (var path = "/dashboard/funnel/list?by=placement&" + list; path is not null; path = page.Document.QuerySelector(".pager a[rel=next]")?.GetAttribute("href"))
        {
            page = await month.Bob.GetAsync(path);
            forth.Add(RowsOf(page));
        }

        var rows = forth.SelectMany(each => each).ToList();
        Assert.True(rows.Count >= least, $"{rows.Count} rows");
        var times = rows.Select(row => row.Split(' ')[0]).ToList();
        Assert.Equal(list.Contains("oldest", StringComparison.Ordinal) ? times.Order(StringComparer.Ordinal) : times.OrderDescending(StringComparer.Ordinal), times);

        // And back, from the last page to the first, which is the whole first one whatever was cut short on the way.
        List<string> back = [.. forth[^1]];
        for (var path = page!.Document.QuerySelector(".pager a[rel=prev]")?.GetAttribute("href"); path is not null; path = page.Document.QuerySelector(".pager a[rel=prev]")?.GetAttribute("href"))
        {
            page = await month.Bob.GetAsync(path);
            back.InsertRange(0, RowsOf(page).Except(back)); // The first page is a whole one, where there were fewer before the second.
        }

        Assert.Equal(rows, back);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?by=nonsense&days=-3&from=x&to=y")]
    [InlineData("?by=product&key=%00%27--&from=2026-01-01&to=2025-01-01")]
    [InlineData("?by=way&key=99999999999999999999")]
    [InlineData("/list?step=served")]
    [InlineData("/list?step=linked&before=-5&id=x")]
    [InlineData("/list?by=campaign&key=abc&step=came&before=99999999999999999&id=1")]
    public async Task Whatever_stands_in_the_address_there_is_a_page(string path)
    {
        var page = await month.Bob.GetAsync("/dashboard/funnel" + path);
        page = page.Location is { } to ? await month.Bob.GetAsync(to) : page;
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task Only_what_has_changed_is_sent_again()
    {
        var page = await month.Bob.GetAsync("/dashboard/funnel?by=placement&key=cart");
        var live = page.Document.QuerySelector("[data-load]")!;
        Assert.Equal("funnel", live.GetAttribute("data-news"));
        var marks = live.QuerySelectorAll("[data-part]").Select(part => $"{part.GetAttribute("data-part")}-{part.GetAttribute("data-mark")}").ToList();
        Assert.Equal(["_Nothing", "_Steps", "_Leak", "_Sides", "_Rows"], marks.Select(mark => mark.Split('-')[0]));
        var path = live.GetAttribute("data-load")!;
        Assert.Empty((await month.Bob.GetAsync($"{path}&have={string.Join('.', marks)}")).Document.QuerySelectorAll("[data-part]"));
        var news = await month.Bob.GetAsync($"{path}&have={string.Join('.', marks.Where(mark => !mark.StartsWith("_Sides", StringComparison.Ordinal)))}._Sides-0");
        Assert.Equal("_Sides", Assert.Single(news.Document.QuerySelectorAll("[data-part]")).GetAttribute("data-part"));
    }

    [Fact]
    public async Task What_costs_most_stands_first_and_says_where()
    {
        var page = await month.Bob.GetAsync("/dashboard/funnel?by=placement");
        var rows = page.Document.QuerySelectorAll("table.funnels tbody tr").ToList();
        Assert.Equal("product", rows[0].GetAttribute("data-key"));
        Assert.Equal("clicked", rows[0].QuerySelector("td[data-weak=yes]")!.GetAttribute("data-step"));
        Assert.Contains("more there would be", page.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Browser_and_webhook_stand_beside_each_other()
    {
        var (told, confirmed) = await month.Site.ReadAsync(async db => (await db.BrowserHints.CountAsync(Cancel), await db.OptInClicks.CountAsync(c => c.EntryPoint == EntryPoint.SendToMessenger, Cancel)));
        var page = await month.Bob.GetAsync("/dashboard/funnel?by=way");
        Assert.Equal($"{told - confirmed}", page.Document.QuerySelector(".sides")!.GetAttribute("data-missing"));
        Assert.Equal("/dashboard/setup", page.Document.QuerySelector(".sides a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_query_is_answered_by_an_index()
    {
        foreach (var by in FunnelBy.All)
        {
            foreach (var stage in Enum.GetValues<FunnelStage>().Where(stage => FunnelLists.Has(by, stage)))
            {
                foreach (var without in FunnelLists.After(stage).Select(s => (FunnelStage?)s).Append(null))
                {
                    await month.Site.UseAsync(async (FunnelLists lists) => await lists.ReadAsync(by, "1", stage, without, Days, new(null, false, true), Cancel));
                    await month.Site.UseAsync(async (FunnelLists lists) => await lists.ReadAsync(by, null, stage, without, Days, new(new(DateTimeOffset.UtcNow.AddDays(-3), 5), stage != FunnelStage.Linked, true), Cancel));
                }
            }

            await month.Site.UseAsync(async (FunnelQuery funnel) => await funnel.ReadAsync(by, "1", Days, Cancel));
        }

        var plans = await month.Site.ReadAsync(db => month.Seen.PlansAsync(db));
        Assert.InRange(plans.Count, 50, int.MaxValue); // 59 by this test alone; others of the class add theirs.
        Assert.All(plans, plan => Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal));
    }

    private static WebSite.Figures.Period Days => WebSite.Figures.Period.OfDays(30, DateTimeOffset.UtcNow, TimeZoneInfo.Utc);

    private static List<string> RowsOf(WebReply page) =>
        [.. page.Document.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("time")!.GetAttribute("datetime") + " " + string.Join(' ', row.QuerySelectorAll("td").SkipLast(1).Select(cell => cell.TextContent.Trim())))];

    private async Task<long> CountAsync(string query)
    {
        var count = 0L;
        for (var path = "/dashboard/funnel/list?" + query; path is not null;)
        {
            var page = await month.Bob.GetAsync(path);
            count += page.Document.QuerySelectorAll("tbody tr").Length;
            path = page.Document.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        return count;
    }

    /// <summary>One site with a month of a small shop.</summary>
    public sealed class Month : IAsyncLifetime
    {
        internal SeenQueries Seen { get; } = new();

        public SiteHost Site { get; private set; } = null!;

        internal Visitor Bob { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Site = new(services: services => services.ConfigureDbContext<SiteDb>(options => options.AddInterceptors(Seen)));
            await FunnelYear.FillAsync(Site);
            Bob = await Site.MerchantAsync();
            Seen.Forget();
        }

        public async ValueTask DisposeAsync()
        {
            Bob.Dispose();
            await Site.DisposeAsync();
        }
    }
}
