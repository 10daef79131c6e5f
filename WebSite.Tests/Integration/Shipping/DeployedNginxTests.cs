using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Shipping;

/// <summary>deploy/nginx.conf in a real nginx, but for names and ports that a test can't have.</summary>
public sealed class DeployedNginxTests : IAsyncDisposable
{
    private readonly SiteHost _site = new([KeyValuePair.Create("Proxies:Trusted:0", (string?)"127.0.0.1"), KeyValuePair.Create("Site:PublicUrl", (string?)"https://shop.example")]);
    private readonly (int Http, int Https) _ports = (Nginx.FreePort(), Nginx.FreePort());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_come_by_https_and_the_site_knows_it_also_when_another_site_is_down()
    {
        await using var nginx = await StartAsync();
        using var browser = Browser();
        for (var times = 0; times < 4; times++) // Each site in turn; one of them isn't there.
        {
            using var page = await browser.GetAsync($"https://shop.example:{_ports.Https}{ShopPage.Teapot}", Cancel);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(HttpVersion.Version20, page.Version);
            Assert.Contains(page.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Who_comes_by_http_is_sent_on_to_the_same_page()
    {
        await using var nginx = await StartAsync();
        using var browser = Browser();
        using var answer = await browser.GetAsync($"http://shop.example:{_ports.Http}/cart?a=b", Cancel);
        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://shop.example/cart?a=b"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<Nginx> StartAsync() => Nginx.StartAsync(_ports.Https, folder =>
    {
        WriteCertificate(folder);
        var file = Shipped.Text("deploy", "nginx.conf")
            .Replace("listen 80;", $"listen 127.0.0.1:{_ports.Http};", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{_ports.Https} ssl", StringComparison.Ordinal)
            .Replace("/etc/nginx/tls", folder, StringComparison.Ordinal)
            .Replace("server site1:8080;", $"server 127.0.0.1:{_site.Address.Port};", StringComparison.Ordinal)
            .Replace("server site2:8080;", $"server 127.0.0.1:{Nginx.FreePort()};", StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("site[12]:|listen [0-9]+[ ;]"), file);
        return file;
    }, Cancel);

    /// <summary>It finds the shop here, and takes the certificate that the test made.</summary>
    private static HttpClient Browser() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=shop.example" },
    })
    { DefaultRequestVersion = HttpVersion.Version20 };

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=shop.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
