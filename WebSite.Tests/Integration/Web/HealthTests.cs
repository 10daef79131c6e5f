using System.Net;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

public class HealthTests
{
    [Fact]
    public async Task A_site_without_its_database_lives_and_is_not_ready()
    {
        await using var site = new SiteHost();
        using var probe = site.Visit();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await StatusAsync("/health/live"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await StatusAsync("/health/ready"));

        site.ClosePools();
        File.Delete(site.Database);

        Assert.Equal(HttpStatusCode.OK, (await StatusAsync("/health/live")).Item1);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await StatusAsync("/health/ready")).Item1);

        async Task<(HttpStatusCode, string)> StatusAsync(string path)
        {
            var reply = await probe.GetAsync(path);
            return (reply.Status, reply.Text);
        }
    }
}
