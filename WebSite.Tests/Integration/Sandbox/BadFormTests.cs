using System.Net;
using System.Text;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class BadFormTests
{
    [Theory]
    [InlineData("/m.me/\r\nSet-Cookie: a=b")]
    [InlineData("/m.me/ü")]
    [InlineData("/messages?\u0001")]
    public async Task A_login_leads_on_only_to_what_fits_into_a_header(string next)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);

        using var answer = await client.PostAsync("/dialog/login?then=link&next=" + Uri.EscapeDataString(next), ("person", "demo-psid-alice"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_act_that_is_no_form_is_refused_with_the_way_for_scripts()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);

        using var answer = await client.Http.PostAsync(
            "/m.me/demo-page/acts", new StringContent("""{"do":"say"}""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("/acts for JSON", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_with_an_endless_name_is_a_bad_form()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);

        using var answer = await client.PostAsync("/m.me/demo-page/acts", (new string('x', 3000), "1"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("scan", "url", "https://m.me/demo-page?ref=%C3%BC", 0)]
    [InlineData("scan", "url", "https://m.me/demo-page?ref=x", 2083)]
    [InlineData("quickReply", "title", "x", 2000)]
    public async Task A_scanned_link_and_a_quick_reply_are_held_to_the_limits_of_the_others(string act, string field, string value, int more)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var client = new SandboxClient(scene.Sandbox.Address);
        await client.OptInAsync("first");

        using var answer = await client.PostAsync("/m.me/demo-page/acts", ("do", act), (field, value + new string('x', more)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
