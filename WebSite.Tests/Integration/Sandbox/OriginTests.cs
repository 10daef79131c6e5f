using System.Net;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class OriginTests
{
    private const string Frame = "/v2.6/plugins/send_to_messenger.php?messenger_app_id=demo-app&page_id=demo-page";

    [Fact]
    public async Task A_webhook_with_an_international_name_frames_plugins_under_the_name_browsers_write()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        using var client = new SandboxClient(scene.Sandbox.Address);
        await control.PutAsync("webhook", new { url = "https://müller.example/webhook" });

        foreach (var path in (string[])[Frame, "/connect/ping"])
        {
            using var answer = await client.Http.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.EndsWith("frame-ancestors https://xn--mller-kva.example", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("domains", """["http://a;sandbox;@shop.example"]""")]
    [InlineData("domains", """["https://shop.example:443@evil.example"]""")]
    [InlineData("webhook", """{"url":"https://name:password@shop.example/webhook"}""")]
    [InlineData("webhook", """{"url":"http://̀.example/"}""")]
    public async Task An_address_with_a_user_or_of_no_name_is_refused(string path, string body)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);

        using var answer = await client.Http.PutAsync(
            "/_sandbox/" + path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_whitelisted_domain_has_no_user()
    {
        await using var scene = await GraphScene.StartAsync();

        var answer = await scene.Graph.SendAsync(
            HttpMethod.Post, "/me/messenger_profile", new StringContent("""{"whitelisted_domains":["https://name;sandbox;@shop.example"]}""", System.Text.Encoding.UTF8, "application/json"), GraphClient.PageToken);

        Assert.Equal("100", answer.Error);
    }
}
