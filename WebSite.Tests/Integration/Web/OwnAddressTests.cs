using System.Net;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.RequestSigner;

namespace WebSite.Tests.Integration.Web;

/// <summary>What the site tells of its own address comes from <c>Site:PublicUrl</c>, whatever a Host header says.</summary>
public partial class OwnAddressTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void No_code_makes_an_address_out_of_a_request()
    {
        string[] allowed =
        [
            "RefReading.cs", // Lets in by the name, and writes it nowhere.
            "Forwarding.cs", // Says what the scheme is.
            "HealthCommand.cs", // Asks the site beside it, under a name that it lets in.
            "ReportEndpoint.cs", // Compares it with what a browser reports of, and writes it nowhere.
        ];
        var site = Path.Combine(SiteCommand.Root(), "WebSite");
        var files = Directory.EnumerateFiles(site, "*.cs*", SearchOption.AllDirectories).Where(file => !allowed.Contains(Path.GetFileName(file))).ToList();
        Assert.True(files.Count > 200);
        Assert.Empty(files.Where(file => FromRequest().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(site, file)));
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example/m/")]
    [InlineData(null, null)]
    public async Task A_short_address_is_the_shops_own_or_none(string? url, string? expected)
    {
        await using var site = new SiteHost([new("environment", "Production"), new("Site:PublicUrl", url)]);
        using var bob = await site.MerchantAsync();
        var id = await site.ReadAsync(async db =>
        {
            Campaign campaign = new() { Name = "Table card", EntryPoint = EntryPoint.Code, Code = "abc234", Key = "c-table", CreatedAt = DateTimeOffset.UtcNow };
            db.Campaigns.Add(campaign);
            await db.SaveChangesAsync(Cancel);
            return campaign.Id;
        });
        bob.Http.DefaultRequestHeaders.Host = "evil.example";

        var page = await bob.GetAsync($"/dashboard/entry-points/campaigns/{id}");
        var code = await bob.GetAsync($"/dashboard/entry-points/codes/{id}");
        var sheet = await bob.GetAsync($"/dashboard/entry-points/codes/{id}/sheet");
        var picture = await bob.GetAsync($"/dashboard/entry-points/codes/{id}/qr.svg");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, code.Status));
        Assert.DoesNotContain("evil.example", page.Text + code.Text + sheet.Text, StringComparison.Ordinal);
        Assert.Equal(expected, page.Document.GetElementById("address")?.TextContent.Replace("abc234", "", StringComparison.Ordinal));
        Assert.Equal(expected, code.Document.GetElementById("address")?.TextContent.Replace("abc234", "", StringComparison.Ordinal));
        Assert.Equal(expected is null, page.Text.Contains("The site doesn't know its own address", StringComparison.Ordinal) || page.Text.Contains("doesn&#x27;t know its own address", StringComparison.Ordinal));
        Assert.Equal(expected is null ? (HttpStatusCode.Redirect, HttpStatusCode.NotFound) : (HttpStatusCode.OK, HttpStatusCode.OK), (sheet.Status, picture.Status));
    }

    [Fact]
    public async Task Where_nobody_said_the_shops_address_a_person_who_wants_deletion_gets_a_path_and_never_a_strangers_host()
    {
        LogLines log = new();
        await using var site = new SiteHost([new("environment", "Production")], log: log);
        using var facebook = site.Browser();
        facebook.DefaultRequestHeaders.Host = "evil.example";
        using var form = new FormUrlEncodedContent([new("signed_request", Sign(Payload()))]);
        using var reply = await facebook.PostAsync("/privacy/data-deletion", form, Cancel);
        Assert.Matches("\"url\":\"/privacy/deletion/[a-z0-9]{26}\"", await reply.Content.ReadAsStringAsync(Cancel));
        Assert.Contains(log.All, line => line.StartsWith("Error:", StringComparison.Ordinal) && line.Contains("set Site:PublicUrl", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Request\.(Host|Scheme)\b|GetDisplayUrl|GetEncodedUrl|\.(PageLink|ActionLink)\(|GetUriBy|Headers\.Host\b|Headers\[""Host""\]")]
    private static partial Regex FromRequest();
}
