using System.Diagnostics;
using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Campaigns;

public sealed class ShortAddressTests : IAsyncDisposable
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_is_counted_and_goes_on_to_messenger()
    {
        using var bob = await _site.MerchantAsync();
        var campaign = await bob.MakeAsync(_site);
        using var reply = await OpenAsync(HttpMethod.Get, $"/m/{campaign.Code}");

        Assert.Equal((HttpStatusCode.Redirect, $"https://m.me/kettleandkin?ref={campaign.Key}"), (reply.StatusCode, reply.Headers.Location!.OriginalString));
        Assert.True(reply.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(reply.Headers.GetValues("Referrer-Policy")));
        Assert.False(reply.Headers.Contains("Set-Cookie"));
        Assert.Equal(1, await _site.ClicksAsync(campaign.Id));
    }

    [Fact]
    public async Task Many_opens_at_once_are_all_counted()
    {
        using var bob = await _site.MerchantAsync();
        var campaign = await bob.MakeAsync(_site);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => OpenFromAsync((byte)n, $"/m/{campaign.Code.ToUpperInvariant()}")));

        Assert.Equal(20, await _site.ClicksAsync(campaign.Id));
    }

    [Fact]
    public async Task A_loop_counts_once_in_ten_minutes_and_each_campaign_for_itself()
    {
        var clock = new ManualClock();
        await using SiteHost site = new(clock: clock);
        using var bob = await site.MerchantAsync();
        var (flyer, poster) = (await bob.MakeAsync(site), await bob.MakeAsync(site, name: "Poster"));
        using var loop = site.Browser();
        loop.DefaultRequestHeaders.UserAgent.ParseAdd(Phone);
        for (var n = 0; n < 20; n++)
        {
            using var reply = await loop.GetAsync($"/m/{flyer.Code}", Cancel);
            Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode); // All are led on.
        }

        (await loop.GetAsync($"/m/{poster.Code}", Cancel)).Dispose();
        Assert.Equal((1, 1), (await site.ClicksAsync(flyer.Id), await site.ClicksAsync(poster.Id)));
        clock.Advance(TimeSpan.FromMinutes(10));
        (await loop.GetAsync($"/m/{flyer.Code}", Cancel)).Dispose();
        Assert.Equal(2, await site.ClicksAsync(flyer.Id));
    }

    /// <summary>A loop of requests must not keep the webhook's writer from the database.</summary>
    [Fact]
    public async Task However_many_opens_there_are_the_database_is_written_to_about_once_a_second()
    {
        using var bob = await _site.MerchantAsync();
        var campaign = await bob.MakeAsync(_site);
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE "Writes" ("Count" INTEGER);
            CREATE TRIGGER a AFTER INSERT ON "SpotFigures" WHEN NEW."Span" = 1 BEGIN INSERT INTO "Writes" VALUES (NEW."Clicked"); END;
            CREATE TRIGGER b AFTER UPDATE ON "SpotFigures" WHEN NEW."Span" = 1 BEGIN INSERT INTO "Writes" VALUES (NEW."Clicked"); END;
            """,
            Cancel));
        var clock = Stopwatch.StartNew();
        for (byte n = 1; n <= 200; n++)
        {
            await OpenFromAsync(n, $"/m/{campaign.Code}");
        }

        var seconds = clock.Elapsed.TotalSeconds;
        Assert.Equal(200, await _site.ClicksAsync(campaign.Id));
        Assert.InRange(await _site.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM \"Writes\"").SingleAsync(Cancel)), 1, (int)seconds + 3);
    }

    [Fact]
    public async Task What_was_opened_last_is_counted_when_the_site_stops()
    {
        using var folder = new TempFolder();
        var database = Path.Combine(folder.Path, "site.db");
        Campaign campaign;
        await using (var site = new SiteHost(database: database))
        {
            using var bob = await site.MerchantAsync();
            campaign = await bob.MakeAsync(site);
            using var phone = site.Browser();
            phone.DefaultRequestHeaders.UserAgent.ParseAdd(Phone);
            (await phone.GetAsync($"/m/{campaign.Code}", Cancel)).Dispose();
        }

        await using var next = new SiteHost(database: database);
        _ = next.Address;
        Assert.Equal(1, await next.ClicksAsync(campaign.Id));
    }

    [Fact]
    public async Task Programs_and_glances_are_led_on_uncounted()
    {
        using var bob = await _site.MerchantAsync();
        var campaign = await bob.MakeAsync(_site);
        var path = $"/m/{campaign.Code}";
        using var head = await OpenAsync(HttpMethod.Head, path);
        using var preview = await OpenAsync(HttpMethod.Get, path, "facebookexternalhit/1.1");
        using var ahead = await OpenAsync(HttpMethod.Get, path, headers: ("Sec-Purpose", "prefetch"));
        Assert.All([head, preview, ahead], reply => Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode));
        Assert.Equal(0, await _site.ClicksAsync(campaign.Id));
    }

    [Theory]
    [InlineData("zzzzzzz")]
    [InlineData("x")]
    [InlineData("..%2Fdashboard")]
    [InlineData("%27%20OR%201%3D1")]
    [InlineData("%3Cx-evil%3E")]
    public async Task An_unknown_code_leads_to_messenger_all_the_same(string code)
    {
        using var phone = _site.Visit();
        var reply = await phone.GetAsync($"/m/{code}");
        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.Equal("This way in is closed", reply.Document.QuerySelector("h1")!.TextContent);
        Assert.NotNull(reply.Document.QuerySelector("a[href='https://m.me/kettleandkin']"));
        Assert.Equal(0, await _site.ReadAsync(db => db.SpotFigures.CountAsync(f => f.Dimension == Dimension.Campaign, Cancel)));
    }

    [Fact]
    public async Task What_was_put_away_goes_on_working()
    {
        using var bob = await _site.MerchantAsync();
        var campaign = await bob.MakeAsync(_site);
        await bob.PressAsync($"{Doors.Root}/campaigns/{campaign.Id}?handler=putAway");
        using var reply = await OpenAsync(HttpMethod.Get, $"/m/{campaign.Code}");
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(1, await _site.ClicksAsync(campaign.Id));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task OpenFromAsync(byte place, string path)
    {
        using var phone = _site.VisitFrom(place);
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.UserAgent.ParseAdd(Phone);
        using var reply = await phone.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
    }

    private async Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, string agent = Phone, params (string Name, string Value)[] headers)
    {
        using var http = _site.Browser();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, Cancel);
    }
}
