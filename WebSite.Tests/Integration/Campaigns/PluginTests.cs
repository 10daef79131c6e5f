using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Campaigns;

public class PluginTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task The_builder_asks_facebook_for_nothing_until_the_preview_is_wanted()
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        var page = await bob.GetAsync(Doors.Root + "/plugins?color=white");
        Assert.Contains("frame-src 'none'", page.Policy, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("meta[name=messenger-sdk]"));
        Assert.Contains("color=\"white\"", page.Document.QuerySelector("#lines")!.TextContent, StringComparison.Ordinal);

        var preview = await bob.GetAsync(Doors.Root + "/plugins?color=white&preview=true");
        Assert.Contains("frame-src https://www.facebook.com", preview.Policy, StringComparison.Ordinal);
        Assert.Equal("white", preview.Document.QuerySelector("[data-preview] .fb-send-to-messenger")!.GetAttribute("color"));
        Assert.Null(preview.Document.QuerySelector("[data-preview] [data-ref]"));
    }

    [Theory]
    [InlineData("color=red", "color is 'red'")]
    [InlineData("size=huge", "size is 'huge'")]
    [InlineData("cta=BUY", "cta_text is 'BUY'")]
    [InlineData("plugin=chat", "plugin is 'chat'")]
    [InlineData("place=roof", "place is 'roof'")]
    [InlineData("place=elsewhere&campaign=4711", "There is no such campaign")]
    [InlineData("place=elsewhere&campaign=x", "'x'")]
    [InlineData("preview=maybe", "'maybe'")]
    public async Task A_choice_that_will_not_do_is_said_and_makes_no_lines(string query, string sentence)
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        var page = await bob.GetAsync($"{Doors.Root}/plugins?{query}");
        Assert.Contains(sentence, page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#lines"));
    }

    [Fact]
    public async Task The_lines_alone_are_for_merchants_too()
    {
        using var stranger = shared.Site.Visit();
        Assert.Contains("/account/sign-in", (await stranger.GetAsync(Doors.Root + "/plugins?handler=made")).Location, StringComparison.Ordinal);
    }
}
