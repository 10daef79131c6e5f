using Microsoft.Extensions.DependencyInjection;
using WebSite.Messenger;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Messenger;

public class KeyRingTests
{
    [Fact]
    public async Task A_second_copy_of_the_site_and_the_next_run_read_old_refs()
    {
        using var folder = new TempFolder();
        var shopper = Minted.Shopper();
        string text;
        await using (var first = new SiteHost(database: folder.File("site.db")))
        {
            text = first.RefFor(shopper);
            await using var copy = new SiteHost(database: folder.File("site.db"));
            Assert.Equal(shopper.SessionToken, copy.Read(text).SessionToken);
            Assert.Equal(shopper.SessionToken, first.Read(copy.RefFor(shopper)).SessionToken);
        }

        await using var next = new SiteHost(database: folder.File("site.db"));
        Assert.Equal(shopper.SessionToken, next.Read(text).SessionToken);
    }

    [Fact]
    public async Task A_site_with_another_database_or_Page_or_environment_does_not()
    {
        using var folder = new TempFolder();
        await using var site = new SiteHost(database: folder.File("site.db"));
        var text = site.RefFor(Minted.Shopper());
        await using var stranger = new SiteHost();
        await using var page = new SiteHost([KeyValuePair.Create("Messenger:PageId", (string?)"6")], database: folder.File("site.db"));
        await using var staging = new SiteHost([KeyValuePair.Create("environment", (string?)"Staging")], database: folder.File("site.db"));
        Assert.All([stranger, page, staging], other =>
            Assert.Equal(RefVerdict.Foreign, other.Services.GetRequiredService<RefProtector>().Read(text, DateTimeOffset.UtcNow, out _)));
    }
}
