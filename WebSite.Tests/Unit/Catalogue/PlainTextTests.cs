using WebSite.Catalogue;

namespace WebSite.Tests.Unit.Catalogue;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Just words, 3 < 4.", "Just words, 3 < 4.")]
    [InlineData("Two\nlines", "Two\nlines")]
    [InlineData("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "• a\n• b")]
    [InlineData("<p onclick=x()>Tea &amp; cake<script>alert(1)</script><style>p{}</style></p>", "Tea & cake")]
    [InlineData("<p>cut <b>off", "cut off")]
    public void Html_becomes_text(string html, string text) => Assert.Equal(text, PlainText.Of(html));

    /// <summary>Parsed as it stands, the first took longer than two minutes.</summary>
    [Theory]
    [InlineData("<ul><li>")]
    [InlineData("<b><p>")]
    [InlineData("<table><tr><td><div>")]
    [InlineData("<ul/><li>")]
    [InlineData("<ul><li></x>")]
    public void What_is_nested_without_end_loses_its_tags_alone(string tags) =>
        Assert.Equal("Tea for two", PlainText.Of("Tea" + string.Concat(Enumerable.Repeat(tags, 10_000))[..(tags.Length * 2_000)] + "for two"));

    [Fact]
    public void A_long_list_is_a_list() =>
        Assert.Equal(3_000, PlainText.Of("<ul>" + string.Concat(Enumerable.Repeat("<li>a<br>", 3_000)))!.Split('•').Length - 1);
}
