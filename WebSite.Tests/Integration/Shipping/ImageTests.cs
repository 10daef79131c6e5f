using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Messenger.AspNetCore.Configuration;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Shipping;

/// <summary>
/// What the Dockerfile says of the image. No engine runs it here; bin/check-publish.mjs makes the same image without one, and looks at that.
/// </summary>
public class ImageTests
{
    private static readonly IReadOnlyDictionary<string, string> Image = Shipped.Image();
    private static readonly XElement Props = XDocument.Parse(Shipped.Text("WebSite", "Container.props")).Root!;

    [Fact]
    public void It_runs_as_a_user_without_rights_named_by_number() => Assert.InRange(int.Parse(Image["USER"], CultureInfo.InvariantCulture), 1, 65533);

    [Fact]
    public void Its_data_lies_in_a_volume_that_this_user_owns_and_nowhere_else()
    {
        Assert.Equal("/data", Image["VOLUME"]);
        Assert.Equal("Data Source=/data/site.db", Shipped.ImageSettings()["ConnectionStrings__Site"]);
        Assert.Contains($"--chown={Image["USER"]}:{Image["USER"]} --chmod=700 /empty /data", Image["COPY"], StringComparison.Ordinal);
        Assert.Contains("--from=build /out ./", Image["COPY"], StringComparison.Ordinal); // The program is root's.
    }

    [Fact]
    public void It_listens_at_a_port_that_needs_no_rights()
    {
        Assert.Equal($"{Shipped.ImageSettings()["ASPNETCORE_HTTP_PORTS"]}/tcp", Image["EXPOSE"]);
        Assert.InRange(int.Parse(Shipped.ImageSettings()["ASPNETCORE_HTTP_PORTS"], CultureInfo.InvariantCulture), 1024, 65535);
    }

    [Fact]
    public async Task The_site_knows_every_setting_of_it()
    {
        await using var site = UnstartedSite.Build([.. Shipped.ImageSettings().Select(one => (one.Key, one.Value))]);
        Assert.Empty(SettingsReading.Faults(site.Services));
    }

    [Fact]
    public async Task Its_health_check_asks_the_site_that_runs_and_needs_neither_shell_nor_curl()
    {
        Assert.DoesNotContain("RUN", Image.Keys); // There is no shell that could.
        var command = JsonSerializer.Deserialize<string[]>(Image["HEALTHCHECK"].Split("CMD ")[1])!;
        Assert.Equal(["dotnet", "/app/WebSite.dll"], command[..2]);
        Assert.Equal(JsonSerializer.Deserialize<string[]>(Image["ENTRYPOINT"])!, command[..2]);

        await using var site = new SiteHost([KeyValuePair.Create("AllowedHosts", (string?)"shop.example")]);
        var well = await HealthAsync(site.Address, command[2..]);
        Assert.Equal((0, "200 Healthy"), (well.Code, well.Output.Trim().Split(": ")[1]));

        File.Delete(site.Database);
        var ill = await HealthAsync(site.Address, command[2..]);
        Assert.Equal((1, "503 Unhealthy"), (ill.Code, ill.Output.Split('\n')[0].Trim().Split(": ")[1]));
        Assert.Contains("files: Unhealthy. A database's file isn't there any more.", ill.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await HealthAsync(new("http://127.0.0.1:1/"), command[2..])).Code);
    }

    [Fact]
    public void The_image_that_is_made_without_a_Dockerfile_is_the_same()
    {
        Assert.Equal(Image["FROM"], Props.Descendants("ContainerBaseImage").Single().Value);
        Assert.Equal(Image["USER"], Props.Descendants("ContainerUser").Single().Value);
        Assert.Equal(Image["WORKDIR"], Props.Descendants("ContainerWorkingDirectory").Single().Value);
        Assert.Equal(Image["EXPOSE"], string.Join('/', Props.Descendants("ContainerPort").Single().Attributes().Select(one => one.Value)));
        Assert.Equal(
            Shipped.ImageSettings().OrderBy(one => one.Key, StringComparer.Ordinal),
            Props.Descendants("ContainerEnvironmentVariable").Select(one => KeyValuePair.Create(one.Attribute("Include")!.Value, one.Attribute("Value")!.Value)).OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    private static Task<(int Code, string Output, string Errors)> HealthAsync(Uri address, string[] command) =>
        SiteCommand.RunAsync(new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = address.ToString(), ["AllowedHosts"] = "shop.example" }, command);
}
