using System.Net;
using System.Text;
using System.Text.Json;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.BrowserReports;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.BrowserReports;

/// <summary>Anybody may send a report: it is counted within bounds, and what a merchant sees of it is harmless.</summary>
public class PolicyReportTests
{
    private const string Page = "/dashboard/setup/blocked", One = "application/csp-report", Many = "application/reports+json";

    private static readonly KeyValuePair<string, string?>[] Generous = [KeyValuePair.Create("Limits:Reports", (string?)"1000000")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/products/harbour-teapot?ref=secret", "script-src-elem", "https://evil.example/x.js?alice@example.com", "", "Stranger script-src-elem https://evil.example Product")]
    [InlineData("/de/products/harbour-teapot", "img-src", "https://user:pass@Tracker.Example:8443/p", "", "Stranger img-src https://tracker.example:8443 Product")]
    [InlineData("/", "script-src-elem", "inline", "", "Injected script-src-elem inline Catalogue")]
    [InlineData("/cart", "script-src-elem", "inline", "chrome-extension", "Extension script-src-elem extension Cart")]
    [InlineData("/cart", "script-src-elem", "inline", "moz-extension://6a1b/content.js", "Extension script-src-elem extension Cart")]
    [InlineData("/cart", "font-src", "data", "", "Extension font-src extension Cart")]
    [InlineData("/cart", "frame-src", "about", "", "Extension frame-src extension Cart")]
    [InlineData("/checkout", "connect-src", "https://gc.kis.v2.scr.kaspersky-labs.com/x", "", "Extension connect-src extension Checkout")]
    [InlineData("/checkout", "script-src-elem", "https://connect.facebook.net/en_US/sdk.js", "", "Facebook script-src-elem https://connect.facebook.net Checkout")]
    [InlineData("/checkout", "img-src", "https://www.facebook.com/tr?id=1", "", "FacebookLooks img-src https://www.facebook.com Checkout")]
    [InlineData("/checkout", "style-src-elem", "inline", "https://connect.facebook.net/en_US/sdk.js", "FacebookLooks style-src-elem inline Checkout")]
    [InlineData("/orders/1", "require-trusted-types-for", "trusted-types-sink", "", "Markup require-trusted-types-for trusted-types-sink Orders")]
    [InlineData("/dashboard", "img-src", "OWN/pictures/1", "", "Own img-src self Dashboard")]
    [InlineData("/nothing", "script-src-elem", "javascript:alert(1)", "", "Injected script-src-elem other Other")]
    [InlineData("/", "img-src", "https://facebook.com.evil.example/", "", "Stranger img-src https://facebook.com.evil.example Catalogue")]
    [InlineData("/", "img-src", "https://<b>\u0000\u0007.example/", "", "Injected img-src other Catalogue")]
    public async Task Is_counted_by_what_it_is_about_without_anything_that_says_who_it_was(string path, string directive, string blocked, string source, string kept)
    {
        await using var site = new SiteHost(Generous);
        var own = site.Address.GetLeftPart(UriPartial.Authority);
        blocked = blocked.Replace("OWN", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(site, One, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["csp-report"] = new Dictionary<string, string> { ["document-uri"] = own + path, ["effective-directive"] = directive, ["blocked-uri"] = blocked, ["source-file"] = source, ["disposition"] = "enforce" },
        })));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(site, Many, JsonSerializer.Serialize(new[]
        {
            new { type = "csp-violation", url = own + path, body = new { documentURL = own + path, effectiveDirective = directive, blockedURL = blocked, sourceFile = source, disposition = "enforce" } },
        })));

        var row = Assert.Single(await RowsAsync(site));
        Assert.Equal((kept, 2), ($"{row.Kind} {row.Directive} {row.Blocked} {row.WebPage}", row.Count));
    }

    [Fact]
    public async Task What_the_embedder_policy_kept_out_is_counted_too_and_other_reports_are_not()
    {
        await using var site = new SiteHost(Generous);
        var own = site.Address.GetLeftPart(UriPartial.Authority);
        await PostAsync(site, Many, $$$"""
            [{"type":"coep","url":"{{{own}}}/cart","body":{"type":"corp","blockedURL":"https://pictures.example/a.png","disposition":"enforce","destination":"image"}},
             {"type":"deprecation","url":"{{{own}}}/","body":{"id":"x"}}, {"type":"csp-violation"}, 7, null,
             {"type":"csp-violation","body":{"documentURL":"https://other.example/","effectiveDirective":"img-src","blockedURL":"inline"}},
             {"type":"csp-violation","body":{"documentURL":"{{{own}}}/","effectiveDirective":"<script>","blockedURL":"inline"}},
             {"type":"csp-violation","body":{"documentURL":"{{{own}}}/","effectiveDirective":"img-src","blockedURL":"inline","disposition":"report"}}]
            """);

        var row = Assert.Single(await RowsAsync(site));
        Assert.Equal((BlockedKind.Stranger, "coep", "https://pictures.example", BlockedOn.Cart), (row.Kind, row.Directive, row.Blocked, row.WebPage));
    }

    [Theory]
    [InlineData("text/plain", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(One, "cross-site", HttpStatusCode.Forbidden)]
    [InlineData(One, "same-site", HttpStatusCode.Forbidden)]
    [InlineData(One, "same-origin", HttpStatusCode.NoContent)]
    public async Task Only_what_a_page_of_this_site_makes_its_browser_send_is_taken(string type, string? from, HttpStatusCode expected)
    {
        await using var site = new SiteHost(Generous);
        Assert.Equal(expected, await PostAsync(site, type, Report(site, "inline"), from));
        Assert.Equal(expected == HttpStatusCode.NoContent ? 1 : 0, (await RowsAsync(site)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\u0000")]
    [InlineData("[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]")]
    public async Task What_is_no_report_is_refused(string body)
    {
        await using var site = new SiteHost(Generous);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(site, Many, body));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(site, One, "{}"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(site, One, "[]"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(site, One, Report(site, "inline") + new string(' ', 70_000)));
        Assert.Empty(await RowsAsync(site));
    }

    [Fact]
    public async Task One_client_address_may_send_so_many()
    {
        await using var site = new SiteHost([KeyValuePair.Create("Limits:Reports", (string?)"3")]);
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(n < 3 ? HttpStatusCode.NoContent : HttpStatusCode.TooManyRequests, await PostAsync(site, One, Report(site, "inline")));
        }

        Assert.Equal(3, Assert.Single(await RowsAsync(site)).Count);
    }

    [Fact]
    public async Task Thousands_of_made_up_origins_take_no_room_from_what_matters()
    {
        await using var site = new SiteHost(Generous);
        var own = site.Address.GetLeftPart(UriPartial.Authority);
        for (var n = 0; n < 40; n++)
        {
            var all = Enumerable.Range(0, 40).Select(k => new { type = "csp-violation", body = new { documentURL = own + "/cart", effectiveDirective = "img-src", blockedURL = $"https://o{n}-{k}.example/" } });
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(site, Many, JsonSerializer.Serialize(all)));
            if (n == 20)
            {
                await PostAsync(site, One, Report(site, "https://connect.facebook.net/sdk.js", "script-src-elem"));
            }
        }

        var rows = await RowsAsync(site);
        Assert.Equal(ReportCounts.MostApart, rows.Count(r => r.Kind == BlockedKind.Stranger));
        Assert.Single(rows, r => r.Kind == BlockedKind.Facebook);
        var beyond = Assert.Single(rows, r => r.Kind == BlockedKind.Beyond);
        Assert.InRange(beyond.Count, 400, 600);
        using var bob = await site.MerchantAsync();
        var page = await bob.GetAsync(Page);
        Assert.Contains("More different things than a day keeps apart", page.Said, StringComparison.Ordinal);
        Assert.Contains("weren't counted", page.Said, StringComparison.Ordinal);
        Assert.Contains("like these", page.Said, StringComparison.Ordinal);
        Assert.Equal(BlockedRow.MostShown, page.Document.QuerySelectorAll("tr[data-kind]").Length);
    }

    [Fact]
    public async Task A_merchant_reads_what_it_means_and_is_warned_when_the_policy_keeps_Facebook_out()
    {
        await using var site = new SiteHost(Generous);
        using var bob = await site.MerchantAsync();
        Assert.Contains("Nothing so far", (await bob.GetAsync(Page)).Said, StringComparison.Ordinal);
        using var stranger = site.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(Page)).Status);

        await PostAsync(site, One, Report(site, "inline", source: "chrome-extension"));
        for (var n = 0; n < 2; n++)
        {
            await PostAsync(site, One, Report(site, "https://connect.facebook.net/sdk.js", "script-src-elem"));
        }

        Assert.DoesNotContain((await bob.GetAsync("/dashboard/deliveries")).Alarms(), alarm => alarm.Contains("policy", StringComparison.Ordinal));
        await PostAsync(site, One, Report(site, "https://www.facebook.com/plugins/x.php", "frame-src"));
        Assert.Contains((await bob.GetAsync("/dashboard/deliveries")).Alarms(), alarm => alarm.StartsWith("Browsers told 3 times", StringComparison.Ordinal));
        Assert.Contains("reports", (await bob.GetAsync(SetUpPage.Path)).Of("warning"));

        var page = await bob.GetAsync(Page);
        Assert.Contains("A script of Facebook's, from https://connect.facebook.net.", page.Document.QuerySelector("tr[data-kind=Facebook]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("a browser extension, not your shop", page.Document.QuerySelector("tr[data-kind=Extension]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_30_days_they_are_gone()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost(Generous, clock);
        await PostAsync(site, One, Report(site, "inline"));
        clock.Advance(TimeSpan.FromDays(28));
        await PostAsync(site, One, Report(site, "eval"));
        Assert.Equal(2, (await RowsAsync(site)).Count);
        clock.Advance(TimeSpan.FromDays(3));
        while ((await RowsAsync(site)).Count > 1)
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // The trimmer pauses between its steps.
            await Task.Yield();
        }

        Assert.Equal("eval", Assert.Single(await RowsAsync(site)).Blocked);
    }

    [Fact]
    public async Task Browsers_are_told_where_to_report_by_https_in_the_newer_way_too()
    {
        await using var site = new SiteHost();
        using var alice = site.Visit();
        var plain = await alice.GetAsync("/");
        Assert.Contains("; report-uri /policy-reports;", plain.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("report-to", plain.Policy, StringComparison.Ordinal);
        Assert.Empty(plain.Headers["Reporting-Endpoints"]);
        using var bob = site.Visit(isHttps: true);
        var safe = await bob.GetAsync("/");
        Assert.Contains("; report-uri /policy-reports; report-to site;", safe.Policy, StringComparison.Ordinal);
        Assert.Equal("site=\"/policy-reports\"", Assert.Single(safe.Headers["Reporting-Endpoints"]));
        Assert.Equal("require-corp; report-to=\"site\"", Assert.Single(safe.Headers["Cross-Origin-Embedder-Policy"]));
    }

    private static string Report(SiteHost site, string blocked, string directive = "script-src-elem", string source = "") => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["csp-report"] = new Dictionary<string, string>
        {
            ["document-uri"] = new Uri(site.Address, "/checkout").ToString(),
            ["violated-directive"] = directive,
            ["effective-directive"] = directive,
            ["blocked-uri"] = blocked,
            ["source-file"] = source,
        },
    });

    private static async Task<HttpStatusCode> PostAsync(SiteHost site, string type, string body, string? from = null)
    {
        using var http = site.Browser();
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new(type);
        if (from is not null)
        {
            http.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);
        }

        using var response = await http.PostAsync("/policy-reports", content, Cancel);
        return response.StatusCode;
    }

    private static Task<List<PolicyReport>> RowsAsync(SiteHost site) => site.ReadAsync(db => db.PolicyReports.AsNoTracking().ToListAsync(Cancel));
}
