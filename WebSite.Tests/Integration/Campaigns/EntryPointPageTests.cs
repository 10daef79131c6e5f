using System.Net;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Campaigns;

public sealed class EntryPointPageTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    [Fact]
    public async Task Every_way_in_has_its_page_and_stands_among_the_tabs()
    {
        using var bob = await _site.MerchantAsync();
        foreach (var row in EntryPointRules.All)
        {
            var page = await bob.GetAsync($"/dashboard/entry-points/{row.Page}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.EndsWith("/" + row.Path, page.Document.QuerySelector(".tabs a[aria-current]")!.GetAttribute("href"), StringComparison.Ordinal);
        }

        Assert.Equal(
            ["All", "Plugins", "Links", "Codes", "Ads", "Customer matching", "Other refs", "Not named"],
            (await bob.GetAsync("/dashboard/entry-points")).Document.QuerySelectorAll(".tabs a").Select(tab => tab.TextContent));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
