using System.Net;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Webhook;

public class VerificationTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const string Right = "hub.mode=subscribe&hub.verify_token=" + Settings.VerifyToken;

    [Theory]
    [InlineData("1158201444", "1158201444")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "<script>alert(1)</script>")]
    [InlineData("%C3%A4%20%2B", "ä +")]
    public async Task The_challenge_comes_back_as_text_and_nothing_else(string sent, string expected)
    {
        using var visitor = shared.Site.Visit();
        var reply = await visitor.GetAsync($"/webhook?{Right}&hub.challenge={sent}");

        Assert.Equal((HttpStatusCode.OK, expected), (reply.Status, reply.Text));
        Assert.StartsWith("text/plain", Assert.Single(reply.Headers["Content-Type"]), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(reply.Headers["X-Content-Type-Options"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Right)]
    [InlineData(Right + "&hub.challenge=")]
    [InlineData(Right + "&hub.challenge=1&hub.challenge=2")]
    [InlineData(Right + "&hub.challenge=1&hub.mode=subscribe")]
    [InlineData(Right + "&hub.challenge=1&hub.verify_token=" + Settings.VerifyToken)]
    [InlineData("hub.mode=unsubscribe&hub.verify_token=" + Settings.VerifyToken + "&hub.challenge=1")]
    [InlineData("hub.mode=SUBSCRIBE&hub.verify_token=" + Settings.VerifyToken + "&hub.challenge=1")]
    [InlineData("hub.verify_token=" + Settings.VerifyToken + "&hub.challenge=1")]
    [InlineData("hub.mode=subscribe&hub.challenge=1")]
    [InlineData("hub.mode=subscribe&hub.verify_token=&hub.challenge=1")]
    [InlineData("hub.mode=subscribe&hub.verify_token=" + Settings.VerifyToken + "x&hub.challenge=1")]
    [InlineData("hub.mode=subscribe&hub.verify_token=A-VERIFY-TOKEN-OF-THE-TESTS&hub.challenge=1")]
    public async Task Anything_else_is_forbidden_and_echoes_nothing(string query)
    {
        using var visitor = shared.Site.Visit();
        var reply = await visitor.GetAsync("/webhook?" + query);
        Assert.Equal((HttpStatusCode.Forbidden, ""), (reply.Status, reply.Text));
    }

    [Theory]
    [InlineData(1024, HttpStatusCode.OK)]
    [InlineData(1025, HttpStatusCode.Forbidden)]
    public async Task A_challenge_has_a_longest_length(int length, HttpStatusCode expected)
    {
        using var visitor = shared.Site.Visit();
        Assert.Equal(expected, (await visitor.GetAsync($"/webhook?{Right}&hub.challenge={new string('7', length)}")).Status);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        using var visitor = shared.Site.Visit();
        using var request = new HttpRequestMessage(new(method), $"/webhook?{Right}&hub.challenge=1");
        using var response = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
