using AngleSharp.Dom;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Privacy;

public class NoticeTests
{
    [Fact]
    public async Task It_says_how_long_from_the_settings_and_who_is_responsible()
    {
        await using var site = new SiteHost([
            Set("Retention:Carts", "14.00:00:00"), Set("Retention:Sessions", "60.00:00:00"), Set("Retention:Orders", "2555.00:00:00"), Set("Retention:Conversations", "200.00:00:00"),
            Set("Matching:IsOffered", "true"), Set("Retention:Events", "33.00:00:00"), Set("Retention:Proofs", "730.00:00:00"),
            Set("Site:Name", "Tea & Sons"), Set("Site:Responsible", "Tea & Sons Oy\nHarbour Street 1, 20100 Turku"), Set("Site:PrivacyEmail", "privacy@shop.example"),
        ]);
        using var shopper = site.Visit();
        var page = (await shopper.GetAsync("/privacy")).Document;

        Assert.Equal(
            ["14 days after its last change", "60 days after something last happened", "7 years; then goods and sums stay, and nothing of you", "180 days; that you asked, until you have it deleted", "200 days", "200 days after the last word between us", "33 days", "2 years, or until you take it back", "three days at most, as a code that can't be turned back into it without our key", "for good, as a code of the number in the same way", "until you have it deleted"],
            page.QuerySelectorAll(".privacy dd").Select(dd => dd.TextContent));
        Assert.Equal("Tea & Sons Oy\nHarbour Street 1, 20100 Turku", page.QuerySelector(".privacy .address")!.TextContent);
        Assert.Equal("mailto:privacy@shop.example", page.QuerySelector(".privacy a[href^=mailto]")!.GetAttribute("href"));
        var text = Text(page);
        Assert.Contains("for 30 days after your last visit", text, StringComparison.Ordinal);
        Assert.Contains("your name and your profile picture, as far as Facebook gives them to us", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_filled_it_in_it_says_so()
    {
        await using var site = new SiteHost([Set("Site:Name", "Tea & Sons"), Set("Retention:Orders", "0")]);
        using var shopper = site.Visit();
        var text = Text((await shopper.GetAsync("/privacy")).Document);
        Assert.Contains("Whoever runs Tea & Sons hasn't filled in yet who is responsible for this website.", text, StringComparison.Ordinal);
        Assert.Contains("for good, in our books", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task That_phone_numbers_go_to_Facebook_is_said_where_they_are_asked_for(string offered)
    {
        await using var site = new SiteHost([Set("Matching:IsOffered", offered)]);
        using var shopper = site.Visit();
        Assert.Equal(offered == "true", Text((await shopper.GetAsync("/privacy")).Document).Contains("Your name and phone number, if you tick the box", StringComparison.Ordinal));
        await shopper.AddToCartAsync("harbour-teapot");
        var checkout = (await shopper.GetAsync("/checkout")).Document;
        Assert.Equal(offered == "true" ? 1 : 0, checkout.QuerySelectorAll(".matching a[href='/privacy']").Length);
        Assert.NotNull(checkout.QuerySelector(".consent a[href='/privacy']"));
    }

    [Fact]
    public async Task It_is_the_same_where_a_shopper_chooses_an_account()
    {
        await using var site = new SiteHost();
        using var shopper = site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        await shopper.ConsentAsync();
        var cart = await shopper.GetAsync("/cart");
        var pluginRef = cart.Ref;
        await site.DeliverAsync(OptIn(pluginRef, At(1)), OptIn(pluginRef, At(2), Charlie));
        var choose = (await shopper.GetAsync($"/messenger/choose?spot={cart.Spot}")).Document;
        Assert.Equal(2, choose.QuerySelectorAll(".choices button").Length);
        Assert.Equal((await shopper.GetAsync("/privacy")).Document.QuerySelector(".privacy")!.OuterHtml, choose.QuerySelector("details .privacy")!.OuterHtml);
    }

    private static KeyValuePair<string, string?> Set(string name, string value) => KeyValuePair.Create(name, (string?)value);

    private static string Text(IDocument page) => System.Text.RegularExpressions.Regex.Replace(page.QuerySelector(".privacy")!.TextContent, @"\s+", " ");
}
