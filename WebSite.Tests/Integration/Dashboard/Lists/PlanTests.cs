using System.Net;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Pages.Dashboard.Lists;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Dashboard.Lists;

/// <summary>
/// Every list of the dashboard, by whatever is asked of it, finds its rows by indexes: SQLite is asked how it goes about each query that the web pages
/// make. A list that reads along a table is quick here, and takes seconds at a million rows.
/// </summary>
public sealed partial class PlanTests : IAsyncDisposable
{
    /// <summary>Tables that grow with every shopper.</summary>
    private static readonly string[] Big =
    [
        "OptIns", "OptInClicks", "CheckoutSessions", "CartLines", "Orders", "OrderLines", "OrderChanges", "Conversations", "Arrivals", "ThreadLines", "EntryChanges", "OutboxMessages",
        "ProfilePictures", "Products", "WebhookEvents", "EventNotes", "BrowserHints",
    ];

    private readonly SqlRecorder _asked = new();
    private readonly SiteHost _site;

    public PlanTests() => _site = new(services: services => services.AddSingleton<IStartupFilter>(_asked).ConfigureDbContext<SiteDb>(options => options.AddInterceptors(_asked)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lists =>
    [
        "/dashboard/opt-ins",
        "/dashboard/opt-ins?state=proven", "/dashboard/opt-ins?state=confirmed", "/dashboard/opt-ins?state=unconfirmed", "/dashboard/opt-ins?state=refused", "/dashboard/opt-ins?state=unlinked",
        "/dashboard/opt-ins?door=link&placement=cart&state=unconfirmed",
        "/dashboard/people", "/dashboard/people?sort=seen", "/dashboard/people?sort=unseen", "/dashboard/people?sort=az", "/dashboard/people?sort=za", "/dashboard/people?state=stopped", "/dashboard/people?state=unreachable",
        "/dashboard/sessions", "/dashboard/sessions?state=none", "/dashboard/sessions?state=connected", "/dashboard/sessions?state=conflict", "/dashboard/sessions?order=no&door=link&placement=cart",
        "/dashboard/conversations", "/dashboard/conversations?sort=az", "/dashboard/conversations?sort=za", "/dashboard/conversations?show=unread", "/dashboard/conversations?show=handed", "/dashboard/conversations?show=trouble",
        "/dashboard/products", "/dashboard/products?state=shown", "/dashboard/products?state=hidden", "/dashboard/products?state=soldout",
        "/dashboard/orders", "/dashboard/orders?status=placed", "/dashboard/orders?status=delivered", "/dashboard/orders?number=1001", "/dashboard/orders?currency=EUR", "/dashboard/orders?sort=highest", "/dashboard/orders?sort=lowest", "/dashboard/orders?sort=highest&status=placed",
        "/dashboard/deliveries", "/dashboard/deliveries?kind=optin",
        "/dashboard/deliveries?outcome=waiting", "/dashboard/deliveries?outcome=recorded", "/dashboard/deliveries?outcome=kept", "/dashboard/deliveries?outcome=refused", "/dashboard/deliveries?outcome=setaside",
        "/dashboard/deliveries?outcome=erased",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_goes_by_indexes(string list)
    {
        using var bob = await FilledAsync();
        var (next, back) = Places(list);
        string[] more = ["", "from=2020-01-01T00:00&to=2040-01-01T00:00", .. list.Contains("sort=", StringComparison.Ordinal) ? Array.Empty<string>() : ["sort=oldest"], next, back, "search=Alice", $"search={Alice}", "search=alice@example.com", "search=1001", "search=Abcdefghijklmnopqrstuvwxyz-0123456789"];
        await CheckAsync(bob, more.Select(one => one.Length == 0 ? list : $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{one}"));
    }

    [Theory]
    [InlineData("/dashboard/news")]
    [InlineData("/dashboard/sessions/1")]
    [InlineData("/dashboard/conversations/1")]
    [InlineData("/dashboard/deliveries/1")]
    [InlineData("/dashboard/person?conversation=1")]
    public async Task A_page_about_one_goes_by_indexes(string path)
    {
        using var bob = await FilledAsync();
        await CheckAsync(bob, [path]);
    }

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/funnel")]
    [InlineData("/dashboard/entry-points?days=365")]
    [InlineData("/dashboard/entry-points/links")]
    [InlineData("/dashboard/entry-points/ads")]
    [InlineData("/dashboard/entry-points/unnamed")]
    public async Task A_page_with_figures_counts_along_no_table(string path)
    {
        using var bob = await FilledAsync();
        await bob.MakeAsync(_site);
        await _site.ArriveAsync(Alice, EntryPoint.Ad, campaignId: 1, adId: "123");
        await CheckAsync(bob, [path, .. path.Contains("links", StringComparison.Ordinal) ? ["/dashboard/entry-points/campaigns/1"] : Array.Empty<string>()]);
    }

    /// <summary>Statistics say of a shop without orders that an index of orders' numbers tells nothing: messages are found by it all the same.</summary>
    [Fact]
    public async Task Statistics_lead_nobody_along_the_outbox()
    {
        using var bob = await FilledAsync();
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            INSERT INTO "OutboxMessages" ("Cause", "PageId", "ConversationId", "Occasion", "CheckoutSessionId", "Text", "State", "CreatedAt", "DueAt", "Attempts", "SentAt", "Mid")
            SELECT 'made:' || i, '1', 1, 'Confirmation', i, 'x', 'Sent', i, i, 1, i, 'm' || i FROM n;
            ANALYZE main;
            """, Cancel));
        foreach (var path in new[] { "/dashboard/orders", "/dashboard/orders?search=Alice", "/dashboard/sessions/1" })
        {
            _asked.Take();
            SqlRecorder.Hear();
            await bob.GetAsync(path);
            Assert.DoesNotContain(await FaultsAsync(), fault => fault.Contains("SCAN", StringComparison.Ordinal) && fault.Contains("FROM \"OutboxMessages\"", StringComparison.Ordinal));
        }
    }

    /// <summary>Nothing can be known of who comes for the first time, so nothing is asked.</summary>
    [Fact]
    public async Task Of_a_shoppers_first_look_at_a_product_no_question_is_about_the_shopper()
    {
        using var first = _site.Visit();
        using var second = _site.Visit();
        await first.GetAsync("/products/harbour-teapot");
        _asked.Take();
        SqlRecorder.Hear();
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/products/harbour-teapot")).Status);
        Assert.DoesNotContain(_asked.Take(), asked => asked.Sql.Contains("CheckoutSessions", StringComparison.Ordinal));
    }

    /// <summary>So that the test can fail at all.</summary>
    [Fact]
    public async Task What_reads_along_a_table_is_found()
    {
        using var bob = await FilledAsync();
        _asked.Take();
        SqlRecorder.Hear();
        await _site.ReadAsync(db => db.OptIns.Where(o => o.ClickCount > 1).OrderBy(o => o.ClickCount).Take(5).ToListAsync(Cancel));
        var faults = await FaultsAsync();
        Assert.Contains(faults, fault => fault.Contains("SCAN", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Addresses of a page somewhere in the list, forth and back.</summary>
    private (string Next, string Back) Places(string list)
    {
        var seal = new FilterSeal(_site.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>());
        return list.Contains("sort=az", StringComparison.Ordinal) || list.Contains("sort=za", StringComparison.Ordinal)
            ? ($"next={Uri.EscapeDataString(new ListMark(0, 9, "m").Write(seal))}", $"back={Uri.EscapeDataString(new ListMark(0, 1, "m").Write(seal))}")
            : ("next=1900000000000-9", "back=1000000000000-1");
    }

    private async Task<Visitor> FilledAsync()
    {
        var bob = await _site.MerchantAsync();
        await _site.DeliverAsync(OptIn(_site.RefFor(Minted.Shopper())), OptIn("foreign"), Event("\"message\":{\"mid\":\"m\",\"text\":\"Is it safe?\"}", At(1)));
        return bob;
    }

    private async Task CheckAsync(Visitor merchant, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            _asked.Take();
            var page = await merchant.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, page.Status));
            Assert.Empty(page.Document.QuerySelectorAll("[role=alert]"));
            Assert.Empty((await FaultsAsync()).Select(fault => $"{path}: {fault}"));
        }
    }

    private async Task<List<string>> FaultsAsync()
    {
        List<string> faults = [];
        foreach (var asked in _asked.Take().Where(asked => asked.Sql.StartsWith("SELECT", StringComparison.Ordinal) || asked.Sql.StartsWith("--", StringComparison.Ordinal)))
        {
            var tables = Aliases().Matches(asked.Sql).ToDictionary(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
            foreach (var step in await PlanAsync(asked))
            {
                var isScan = Scan().Match(step) is { Success: true } scan && Big.Contains(tables.GetValueOrDefault(scan.Groups["alias"].Value, "")) && !IsOfFew(step) && !IsAnEnd(asked.Sql) && !asked.Sql.Contains("WHERE 0", StringComparison.Ordinal);
                if (isScan || (step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal) && !MaySort(asked.Sql)))
                {
                    faults.Add($"{step} of {asked.Sql}");
                }
            }
        }

        return faults;
    }

    /// <summary>An index that has but a few rows of its table.</summary>
    private static bool IsOfFew(string step) => Few().IsMatch(step);

    /// <summary>The first or last row of all, or of nearly all.</summary>
    private static bool IsAnEnd(string sql) => sql.TrimEnd().EndsWith("LIMIT 1", StringComparison.Ordinal) && (!sql.Contains("WHERE", StringComparison.Ordinal) || sql.Contains("\"Channel\" <> 'own'", StringComparison.Ordinal));

    /// <summary>What was found by ids is few, and so is what belongs to one person or session, and so are the rows that are looked through at a time.</summary>
    private static bool MaySort(string sql) => sql.StartsWith("-- of ", StringComparison.Ordinal) || sql.Contains("LIMIT @p\n) AS", StringComparison.Ordinal);

    private Task<List<string>> PlanAsync(SqlRecorder.Asked asked) => _site.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + asked.Sql;
        foreach (var (name, value) in asked.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        List<string> steps = [];
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    });

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Aliases();

    [GeneratedRegex("INDEX IX_[A-Za-z]+_(SetAside|Waiting|Sending|Conflict|Untold|Unasked|Unread|Held)$")]
    private static partial Regex Few();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)")]
    private static partial Regex Scan();
}
