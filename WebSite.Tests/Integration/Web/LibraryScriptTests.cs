using System.Net;
using System.Text.RegularExpressions;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>The script that loads Facebook's SDK comes with the library, and from the site's own origin.</summary>
public partial class LibraryScriptTests
{
    [Fact]
    public async Task A_page_names_the_librarys_script_by_its_hash_and_the_site_serves_it()
    {
        await using var site = new SiteHost();
        using var shopper = site.Visit();
        var page = await shopper.GetAsync("/");
        var address = Hashed().Match(page.Text).Groups["address"].Value;
        Assert.NotEmpty(address);

        var script = await shopper.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, script.Status);
        Assert.Equal("text/javascript", Assert.Single(script.Headers["Content-Type"]));
        Assert.Contains("export function loadSdk", script.Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("""
        "/_content/Messenger\.AspNetCore/sdk\.js":\s*"(?<address>/_content/Messenger\.AspNetCore/sdk\.[a-z0-9]+\.js)"
        """)]
    private static partial Regex Hashed();
}
