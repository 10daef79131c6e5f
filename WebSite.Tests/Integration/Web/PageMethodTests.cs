using System.Net;
using System.Text;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>What a page can't answer is said, and is no fault of the site's.</summary>
public class PageMethodTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PUT", "/products/harbour-teapot")]
    [InlineData("DELETE", "/checkout")]
    [InlineData("FOO", "/privacy")]
    [InlineData("PATCH", "/messenger/confirm")]
    public async Task Pages_know_no_other_methods(string method, string path)
    {
        using var alice = shared.Site.Visit();
        using var request = new HttpRequestMessage(new(method), path) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", await alice.TokenAsync())]) };
        using var response = await alice.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("nonsense")]
    public async Task A_form_that_is_not_in_utf_8_is_refused(string charset)
    {
        using var alice = shared.Site.Visit();
        using var content = new StringContent("a=b", Encoding.ASCII);
        content.Headers.ContentType = new("application/x-www-form-urlencoded") { CharSet = charset };
        using var response = await alice.Http.PostAsync("/checkout", content, Cancel);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }
}
