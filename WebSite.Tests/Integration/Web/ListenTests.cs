using Messenger.AspNetCore.Tests.Support;
using WebSite.Benchmarks.Reliability;

namespace WebSite.Tests.Integration.Web;

public class ListenTests
{
    [Fact]
    public async Task An_address_that_is_not_this_machines_ends_the_start_with_a_sentence()
    {
        using var folder = new TempFolder();
        var failure = await Record.ExceptionAsync(() => SiteProcess.StartAsync(
            folder.File("site.db"), new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://192.0.2.1:5080" }, cancel: TestContext.Current.CancellationToken));
        Assert.Contains("The site can't listen at the address it was given: ", failure?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", failure?.Message, StringComparison.Ordinal);
    }
}
