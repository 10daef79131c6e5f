using System.Net;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard;

public class InboxAccessTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Theory]
    [InlineData("/dashboard/deliveries")]
    [InlineData("/Dashboard/Deliveries/Index")]
    [InlineData("/dashboard/deliveries?outcome=setaside&next=0-3")]
    [InlineData("/dashboard/deliveries/1")]
    [InlineData("/dashboard/deliveries/999999")]
    public async Task Nothing_of_the_inbox_is_shown_without_signing_in(string path)
    {
        using var charlie = shared.Site.Visit();
        AssertSentAway(await charlie.GetAsync(path));
    }

    [Theory]
    [InlineData("/dashboard/deliveries?handler=all")]
    [InlineData("/dashboard/deliveries?handler=selected")]
    [InlineData("/dashboard/deliveries/1")]
    public async Task Nothing_is_replayed_without_signing_in(string path)
    {
        using var charlie = shared.Site.Visit();
        AssertSentAway(await charlie.PostAsync(path, [("ids", "1")]));
    }

    [Fact]
    public async Task Nothing_is_replayed_by_a_form_of_another_site_or_by_looking()
    {
        await using var site = new SiteHost();
        var id = await site.FailAsync(Payload.OptIn("R"));
        using var bob = await site.MerchantAsync();
        foreach (var path in new[] { "/dashboard/deliveries?handler=all", "/dashboard/deliveries?handler=selected", $"/dashboard/deliveries/{id}" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await bob.PostAsync(path, [("ids", $"{id}")], token: "", from: null)).Status);
            Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync(path)).Status);
        }

        Assert.Equal(WebSite.Model.EventOutcome.SetAside, Assert.Single(await site.EventsAsync()).Outcome);
    }

    [Fact]
    public async Task An_event_that_is_not_there_is_not_found()
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/deliveries/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/deliveries/x")).Status);
    }

    private static void AssertSentAway(WebReply reply)
    {
        Assert.Equal((HttpStatusCode.Redirect, ""), (reply.Status, reply.Text));
        Assert.Contains("/account/sign-in?ReturnUrl=", reply.Location, StringComparison.Ordinal);
    }
}
