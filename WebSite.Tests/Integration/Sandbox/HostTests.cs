using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using WebSite.Sandbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class HostTests
{
    private const string Frame = "/v2.6/plugins/send_to_messenger.php?messenger_app_id=demo-app&page_id=demo-page";

    [Theory]
    [InlineData("localhost:5081", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:5081", HttpStatusCode.OK)]
    [InlineData("www.facebook.com", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.0.2.1", HttpStatusCode.MisdirectedRequest)]
    public async Task It_answers_under_names_of_this_machine_and_of_facebook_only(string host, HttpStatusCode expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, Frame) { Headers = { Host = host } };

        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK)
        {
            Assert.Contains("use localhost", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://www.facebook.com", "www.facebook.com", HttpStatusCode.OK)]
    [InlineData("https://www.facebook.com", "localhost", HttpStatusCode.Forbidden)]
    [InlineData("https://shop.example", "www.facebook.com", HttpStatusCode.Forbidden)]
    public async Task Facebooks_origin_is_the_sandboxs_own_only_where_the_request_is_for_it(string origin, string host, HttpStatusCode expected)
    {
        await using var sandbox = await StartAsync();
        using var client = Client(sandbox);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/plugins/logout") { Headers = { Host = host } };
        request.Headers.Add("Origin", origin);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Over_tls_the_session_reaches_frames_of_other_sites()
    {
        await using var sandbox = await StartAsync();
        using var client = Client(sandbox);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("person", "demo-psid-alice")]);

        using var answer = await client.PostAsync("/dialog/login?then=link&next=/m.me/demo-page", form, TestContext.Current.CancellationToken);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=none", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_names_every_host_that_is_mapped()
    {
        await using var sandbox = await StartAsync();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is not null;
        handler.ConnectCallback = async (_, stop) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, sandbox.SecureAddress!.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler);

        foreach (var address in new[] { "https://localhost/worlds/default", "https://connect.facebook.net/de_DE/sdk.js", "https://www.facebook.com/worlds/default", "https://staticxx.facebook.com/connect/xd_arbiter.php?version=44", "https://graph.facebook.com/me?access_token=demo-page-token" })
        {
            using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var link = await client.GetAsync("https://m.me/demo-page?ref=mug", TestContext.Current.CancellationToken);
        Assert.Equal("https://www.facebook.com/m.me/demo-page?ref=mug", link.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/en_US/sdk.js", HttpStatusCode.OK)]
    [InlineData("/xx_XX/sdk.js", HttpStatusCode.OK)]
    [InlineData("/english/sdk.js", HttpStatusCode.NotFound)]
    [InlineData("/EN_us/sdk.js", HttpStatusCode.NotFound)]
    public async Task The_sdk_is_there_for_every_locale_and_nothing_else(string path, HttpStatusCode expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);

        using var answer = await client.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static Task<SandboxHost> StartAsync() =>
        SandboxHost.StartAsync(new() { Url = new("http://localhost:0"), SecureUrl = new("https://localhost:0") }, TestContext.Current.CancellationToken);

    private static HttpClient Client(SandboxHost sandbox) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
    })
    { BaseAddress = sandbox.SecureAddress };
}
