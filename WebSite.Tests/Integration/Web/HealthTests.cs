using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

public class HealthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
        var (status, text) = await StatusAsync("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (status, text.Split('\n')[0]));
        Assert.Contains("files: Unhealthy. A database's file isn't there any more.", text.Split('\n'));
        Assert.DoesNotContain(Path.GetDirectoryName(site.Database)!, text, StringComparison.Ordinal);

        async Task<(HttpStatusCode, string)> StatusAsync(string path)
        {
            var reply = await probe.GetAsync(path);
            return (reply.Status, reply.Text);
        }
    }

    [Fact]
    public async Task What_is_less_than_it_should_be_is_told_with_its_reason_and_lets_requests_in()
    {
        await using var graph = await GraphStub.StartAsync();
        graph.OnOther = http => http.Response.WriteAsync("""{"error":{"message":"Error validating access token","code":190}}""");
        var clock = new ManualClock();
        await using var site = new SiteHost(graph.SiteSettings, clock) { MayErr = true };
        using var probe = site.Visit();

        await CallAsync();
        await EndAsync("Degraded\ngraph: Degraded. Facebook refuses the Page's token, or there is none.");

        graph.OnOther = http => http.Response.WriteAsync("{}");
        await CallAsync();
        await EndAsync("Healthy");

        await using (await Holder.OfAsync(site.Database, Cancel))
        {
            using var http = site.Browser();
            using var stored = await http.PostAsync(Payload.Delivery(Payload.OptIn("of-another-site")));
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
            await EndAsync("Healthy");
            clock.Advance(TimeSpan.FromSeconds(61));
            await EndAsync("Degraded\nreading: Degraded. Stored events wait to be understood, for more than a minute.");
        }

        Task CallAsync() => site.UseAsync((global::Messenger.AspNetCore.Graph.GraphClient client) => client.GetAsync("me", Cancel));

        async Task EndAsync(string text)
        {
            var reply = await probe.GetAsync("/health/ready");
            Assert.Equal((HttpStatusCode.OK, text), (reply.Status, reply.Text));
        }
    }
}
