using System.Net;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Every stream of server-sent events: what proxies are told, and what comes of it when nothing happens.</summary>
public class LiveStreamTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shoppers_stream_passes_proxies()
    {
        await using var site = new SiteHost();
        using var alice = site.Visit();
        var page = await alice.GetAsync(ShopPage.Teapot);
        await CheckAsync(alice.Http, "/messenger/connection/live?spot=" + page.Spot, "event: beat");
    }

    [Fact]
    public async Task The_merchants_stream_passes_proxies()
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        await CheckAsync(bob.Http, "/dashboard/live", "event: beat");
    }

    [Fact]
    public async Task The_sandboxs_stream_passes_proxies()
    {
        await using var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0") }, Cancel);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        await CheckAsync(http, "/worlds/default/live", "data: hello");
    }

    [Fact]
    public async Task All_addresses_together_get_so_many_and_one_that_ends_makes_room()
    {
        await using var site = new SiteHost([KeyValuePair.Create("Limits:Streams", (string?)"2")]);
        using Visitor alice = site.VisitFrom(1), bob = site.VisitFrom(2), charlie = site.VisitFrom(3);
        var first = await OpenAsync(alice);
        using var second = await OpenAsync(bob);
        using var third = await OpenAsync(charlie);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], [first.StatusCode, second.StatusCode, third.StatusCode]);

        first.Dispose();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        for (var isOpen = false; !isOpen; await Task.Delay(20, limit.Token))
        {
            using var again = await OpenAsync(charlie);
            isOpen = again.StatusCode == HttpStatusCode.OK;
        }
    }

    private static async Task<HttpResponseMessage> OpenAsync(Visitor shopper)
    {
        var page = await shopper.GetAsync(ShopPage.Teapot);
        return await shopper.Http.GetAsync("/messenger/connection/live?spot=" + page.Spot, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    [Fact]
    public async Task Who_gets_no_stream_asks_for_the_same()
    {
        await using var site = new SiteHost();
        using var charlie = site.Visit();
        Assert.Equal(HttpStatusCode.Unauthorized, (await charlie.GetAsync("/dashboard/news")).Status);
        using var bob = await site.MerchantAsync();
        var before = await bob.GetAsync("/dashboard/news");
        Assert.Contains("no-store", before.Headers["Cache-Control"]);
        Assert.Equal(before.Text, (await bob.GetAsync("/dashboard/news")).Text);
        await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper())));
        Assert.NotEqual(before.Text, (await bob.GetAsync("/dashboard/news")).Text);
    }

    /// <summary>The first line comes at once, and a beat of those that nothing happens between.</summary>
    private static async Task CheckAsync(HttpClient http, string path, string first)
    {
        using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal("no-store, no-transform", response.Headers.CacheControl?.ToString());

        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(first, await lines.ReadLineAsync(Cancel).AsTask().WaitAsync(Patience.Most, Cancel));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        while (await lines.ReadLineAsync(limit.Token) is var line && line != "event: beat")
        {
            Assert.NotNull(line);
        }
    }
}
