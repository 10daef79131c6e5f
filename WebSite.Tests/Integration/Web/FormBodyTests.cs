using System.Net;
using System.Net.Http.Headers;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Every form is read within limits, before anything is done for it.</summary>
public class FormBodyTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const int Max = 64 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Paths =>
        ["/", "/account/sign-in", "/account/sign-out", "/account/welcome/x", "/account/reset/x", "/dashboard/account", "/dashboard/texts", "/cart", "/checkout", "/products/harbour-teapot",
         "/consent", "/messenger/hint", "/messenger/report", "/privacy/data-deletion", "/messenger/choose", "/nowhere"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_form_that_is_too_large_is_refused_wherever_it_goes(string path)
    {
        using var http = shared.Site.Browser();
        using var whole = await http.PostAsync(path, Content(Max + 1), Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, whole.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Content(Max + 1), Headers = { TransferEncodingChunked = true } };
        using var chunked = await http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Fact]
    public async Task One_that_just_fits_is_read()
    {
        using var http = shared.Site.Browser();
        using var reply = await http.PostAsync("/account/sign-in", Content(Max), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode); // It has no token.
    }

    [Theory]
    [InlineData("/account/sign-in", 300)]
    [InlineData("/checkout", 300)]
    [InlineData("/messenger/hint", 0)]
    [InlineData("/cart", 1500)] // Fast enough each second, and too slow as a whole.
    public async Task One_that_comes_too_slowly_is_cut_off(string path, int bytesASecond)
    {
        await using var slow = await SlowPost.StartAsync(shared.Site.Address, path, 50_000, bytesASecond);

        // Who goes on sending may find the connection reset before the answer is read.
        Assert.Matches("^(HTTP/1.1 408 |reset)", await slow.Answer.WaitAsync(TimeSpan.FromSeconds(40), Cancel));
        using var alice = shared.Site.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await alice.ConsentAsync()).Status);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public async Task The_whole_of_one_has_to_be_there_in_ten_seconds_and_who_is_slow_makes_no_error_in_the_log(string version)
    {
        ManualClock clock = new();
        using LogWatch log = new();
        await using var site = new SiteHost(clock: clock, log: log);
        using var request = await RawRequest.SendAsync(site.Address, $"POST /cart HTTP/{version}", "Content-Length: 50000", "Content-Type: application/x-www-form-urlencoded");
        await request.SendAsync(new byte[20_000]);
        var answer = request.AnswerAsync();
        await clock.PassUntilAsync(answer, TimeSpan.FromSeconds(11), Cancel);

        Assert.StartsWith("HTTP/1.1 408 ", await answer, StringComparison.Ordinal);
        Assert.Empty(log.Errors);
    }

    private static ByteArrayContent Content(int length)
    {
        var content = new ByteArrayContent([.. Enumerable.Repeat((byte)'a', length)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }
}
