using System.Net;
using System.Net.Sockets;
using System.Text;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class ForeignPageTests
{
    private const string Post = "/v2.6/me/subscribed_apps?method=post&subscribed_fields=messages&access_token=demo-page-token";

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task An_image_of_a_foreign_page_cannot_post_by_a_parameter(string? site, HttpStatusCode expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.Change(settings => settings with { Subscription = settings.Subscription with { IsInstalled = false } });
        using var client = new SandboxClient(scene.Sandbox.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, Post);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, scene.Sandbox.World.Settings.Subscription.IsInstalled);
    }

    [Fact]
    public async Task Under_a_host_of_facebooks_without_tls_a_browser_cannot_be_told_from_a_tool_and_changes_nothing()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, Post) { Headers = { Host = "staticxx.facebook.com" } };

        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_does_not_exist_is_no_name_of_this_machine()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", scene.Sandbox.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();

        // HttpClient would refuse to write it.
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes("GET /v2.6/me?access_token=demo-page-token HTTP/1.1\r\nHost: localhost:99999\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.Equal("HTTP/1.1 421 Misdirected Request", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }
}
