using System.Text.Json;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Shipping;

/// <summary>What compose.yaml says, beside what the site, its image and nginx know. No engine runs it here.</summary>
public class ComposeTests
{
    private static readonly JsonNode Compose = Shipped.Compose();

    public static TheoryData<string> Sites => ["site1", "site2"];

    private static JsonNode Service(string name) => Compose["services"]![name]!;

    /// <summary>A version without PostgreSQL says that it has none, as the file itself does; nothing else may be wrong.</summary>
    [Theory]
    [MemberData(nameof(Sites))]
    public async Task The_site_knows_every_setting_that_it_is_given(string name)
    {
        var settings = Service(name)["environment"]!.AsObject().Select(one => (one.Key, one.Value!.ToString().Replace("${POSTGRES_PASSWORD:?set it in .env}", "x", StringComparison.Ordinal)));
        await using var site = UnstartedSite.Build([.. Shipped.ImageSettings().Select(one => (one.Key, one.Value)), .. settings]);
        Assert.Empty(SettingsReading.Faults(site.Services));
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void A_site_may_write_to_its_volume_and_nothing_else_and_has_no_rights(string name)
    {
        var site = Service(name);
        var user = Shipped.Image()["USER"];
        Assert.Equal($"{user}:{user}", site["user"]!.ToString());
        Assert.Equal("true", site["read_only"]!.ToString());
        Assert.Equal([$"{name}:{Shipped.Image()["VOLUME"]}"], site["volumes"]!.AsArray().Select(one => one!.ToString()));
        Assert.StartsWith("/tmp:", Assert.Single(site["tmpfs"]!.AsArray())!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["ALL"], site["cap_drop"]!.AsArray().Select(one => one!.ToString()));
        Assert.Contains("no-new-privileges:true", site["security_opt"]!.AsArray().Select(one => one!.ToString()));
        Assert.Null(site["ports"]); // nginx alone is open to the world.
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void Its_health_check_is_the_images(string name) =>
        Assert.Equal(
            JsonSerializer.Deserialize<string[]>(Shipped.Image()["HEALTHCHECK"].Split("CMD ")[1])!.Prepend("CMD"),
            Service(name)["healthcheck"]!["test"]!.AsArray().Select(one => one!.ToString()));

    [Fact]
    public void Nginx_hands_on_to_both_sites_and_they_believe_it()
    {
        var port = Shipped.ImageSettings()["ASPNETCORE_HTTP_PORTS"];
        var nginx = Shipped.Text("deploy", "nginx.conf");
        Assert.All(Sites, site => Assert.Contains($"server {site.Data}:{port};", nginx, StringComparison.Ordinal));
        var mounts = Service("nginx")["volumes"]!.AsArray().Select(one => one!.ToString().Split(':')).ToDictionary(one => one[0], one => one[1]);
        Assert.StartsWith("/etc/nginx/conf.d/", mounts["./deploy/nginx.conf"], StringComparison.Ordinal);
        Assert.Contains($"ssl_certificate {mounts["./tls"]}/fullchain.pem;", nginx, StringComparison.Ordinal);
        Assert.Equal(
            Compose["networks"]!["shop"]!["ipam"]!["config"]![0]!["subnet"]!.ToString(),
            Service("site1")["environment"]!["Proxies__Trusted__0"]!.ToString());
    }

    [Fact]
    public void Everything_that_is_named_is_there()
    {
        var services = Compose["services"]!.AsObject();
        Assert.All(services, one =>
        {
            Assert.All(one.Value!["depends_on"]?.AsObject().Select(other => other.Key) ?? [], other => Assert.Contains("healthcheck", services[other]!.AsObject().Select(part => part.Key)));
            Assert.All(one.Value["networks"]!.AsArray(), network => Assert.Contains(network!.ToString(), Compose["networks"]!.AsObject().Select(part => part.Key)));
            Assert.All(one.Value["volumes"]!.AsArray().Select(volume => volume!.ToString().Split(':')[0]).Where(volume => volume[0] != '.'), volume => Assert.Contains(volume, Compose["volumes"]!.AsObject().Select(part => part.Key)));
        });
    }
}
