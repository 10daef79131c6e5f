using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using WebSite.Sandbox;

namespace WebSite.Tests.Integration.Sandbox;

public class StartupTests
{
    [Fact]
    public async Task Beside_a_site_it_points_the_site_at_itself_and_finds_the_webhook()
    {
        var url = $"http://localhost:{FreePort()}";
        await using var site = Site(url, "--Messenger:AppId=set-by-hand");

        await site.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(url + "/{locale}/sdk.js", site.Configuration["Messenger:SdkUrl"]);
        Assert.Equal("demo-app-secret", site.Configuration["Messenger:AppSecrets:0"]);
        Assert.Equal("set-by-hand", site.Configuration["Messenger:AppId"]);

        using var http = new HttpClient();
        var webhook = await http.GetStringAsync(url + "/_sandbox/webhook", TestContext.Current.CancellationToken);
        Assert.Equal($$"""{"url":"{{site.Urls.First()}}/webhook"}""", webhook);

        await site.StopAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(url + "/", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_port_in_use_is_named_together_with_its_setting()
    {
        await using var first = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0") }, TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SandboxHost.StartAsync(new() { Url = first.Address }, TestContext.Current.CancellationToken));

        Assert.Contains($"port {first.Address.Port}", e.Message, StringComparison.Ordinal);
        Assert.Contains("Sandbox:Url", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_could_be_real_stop_the_site() =>
        Assert.Contains("demo-", Assert.Throws<InvalidOperationException>(() => Site("http://localhost:5081", "--Sandbox:AppId=95100348886")).Message, StringComparison.Ordinal);

    private static WebApplication Site(string sandboxUrl, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args =
            [
                $"--{WebHostDefaults.HostingStartupAssembliesKey}=WebSite.Sandbox",
                "--hostBuilder:reloadConfigOnChange=false",
                "--urls=http://127.0.0.1:0",
                $"--Sandbox:Url={sandboxUrl}",
                .. settings,
            ],
        });
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
