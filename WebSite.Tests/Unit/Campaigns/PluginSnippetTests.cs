using AngleSharp.Html.Parser;
using Messenger.AspNetCore.Configuration;
using WebSite.Campaigns;

namespace WebSite.Tests.Unit.Campaigns;

public class PluginSnippetTests
{
    private static readonly MessengerOptions Options = new() { AppId = "95100348886", PageId = "261907812360345", SdkVersion = "v2.6", Locale = "de_DE" };

    [Fact]
    public void The_tag_is_the_line_that_the_docs_show() => Assert.Equal(
        """<send-to-messenger placement="thank-you" ref="@ref" color="white" size="xlarge" cta_text="SEND_ME_UPDATES" />""",
        PluginSnippet.Tag(new() { Place = "thank-you", Color = "white", Size = "xlarge", Cta = "SEND_ME_UPDATES" }));

    [Fact]
    public void Message_us_has_no_wording() => Assert.Equal(
        """<message-us placement="product" ref="@ref" color="blue" size="large" />""",
        PluginSnippet.Tag(new() { Plugin = "message-us", Cta = "SEND_ME_UPDATES" }));

    [Theory]
    [InlineData("send-to-messenger", "data-ref")]
    [InlineData("message-us", "ref")]
    public void The_html_names_app_page_and_campaign(string plugin, string attribute)
    {
        var html = PluginSnippet.Html(new() { Plugin = plugin, Place = "elsewhere" }, Options, "c-tea-blog-vh9r");
        var element = new HtmlParser().ParseDocument(html).QuerySelector("[messenger_app_id]")!;
        Assert.Equal(("95100348886", "261907812360345", "c-tea-blog-vh9r"), (element.GetAttribute("messenger_app_id"), element.GetAttribute("page_id"), element.GetAttribute(attribute)));
        Assert.Contains("https://connect.facebook.net/de_DE/sdk.js", html, StringComparison.Ordinal);
        Assert.Contains("""version: "v2.6" """.Trim(), html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_campaign_there_is_no_ref() =>
        Assert.DoesNotContain("ref=", PluginSnippet.Html(new() { Place = "elsewhere" }, Options, null), StringComparison.Ordinal);

    [Fact]
    public void No_setting_breaks_out_of_script_or_attribute()
    {
        var evil = new MessengerOptions { AppId = "\"</script><x-evil>", PageId = "\"><x-evil>", SdkVersion = "v2.6", SdkUrl = "</script><x-evil>" };
        var page = new HtmlParser().ParseDocument(PluginSnippet.Html(new(), evil, "\"><x-evil>"));
        Assert.Empty(page.QuerySelectorAll("x-evil"));
        Assert.Single(page.QuerySelectorAll("script"));
    }

    [Fact]
    public void What_facebook_does_not_know_is_named() => Assert.Equal(
        [
            "The plugin: plugin is 'chat'. Allowed: send-to-messenger, message-us.",
            "The plugin: place is 'roof'. Allowed: product, cart, checkout, thank-you, sold-out, price-drop, elsewhere.",
            "The plugin: color is 'red'. Allowed: blue, white.",
            "The plugin: size is 'huge'. Allowed: standard, large, xlarge.",
        ],
        new PluginChoice { Plugin = "chat", Place = "roof", Color = "red", Size = "huge", Cta = "BUY" }.Faults());
}
