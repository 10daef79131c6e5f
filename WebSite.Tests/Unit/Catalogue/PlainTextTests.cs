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
}
