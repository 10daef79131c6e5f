using System.Diagnostics;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Configuration;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Shipping;

/// <summary>The unit for systemd, as far as it can be looked at without starting it.</summary>
public class ServiceUnitTests
{
    private static readonly string Unit = Shipped.Text("deploy", "messenger-site.service");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_site_knows_every_setting_of_it()
    {
        var settings = Regex.Matches(Unit, "^Environment=(?:\"([^\"]*)\"|(.*))$", RegexOptions.Multiline).SelectMany(line => line.Groups[1].Length > 0 ? [line.Groups[1].Value] : line.Groups[2].Value.Split(' '));
        await using var site = UnstartedSite.Build([.. settings.Select(one => one.Split('=', 2)).Select(one => (one[0], one[1]))]);
        Assert.Empty(SettingsReading.Faults(site.Services));
        Assert.Equal("Data Source=/var/lib/messenger-site/site.db", site.Configuration["ConnectionStrings:Site"]);
        Assert.Contains("\nStateDirectory=messenger-site\n", Unit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_finds_it_well_closed()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "There is no systemd here.");
        var start = new ProcessStartInfo("/usr/bin/systemd-analyze", ["security", "--offline=true", "--no-pager", Path.Combine(DocumentedLines.Root(), "deploy", "messenger-site.service")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        var level = Regex.Match(await output, "Overall exposure level for messenger-site.service: ([0-9.]+)");
        Assert.True(level.Success, await errors);
        Assert.InRange(double.Parse(level.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), 0, 1.5);
    }
}
