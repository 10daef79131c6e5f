using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class ControlTests
{
    [Fact]
    public async Task Sending_again_sends_the_same_bytes_and_the_same_signature()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var browser = new SandboxClient(scene.Sandbox.Address);
        await browser.OptInAsync("again");
        var delivery = await scene.DeliveredAsync("optin");

        using var answer = await browser.PostAsync($"/_sandbox/deliveries/{delivery.Id}/resend");
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal(2, view.GetProperty("attempts").GetArrayLength());
        Assert.Equal(200, view.GetProperty("answer").GetInt32());
        var posted = scene.Shop.Received.ToArray();
        Assert.Equal(posted[0].Body, posted[1].Body);
        Assert.Equal(posted[0].Headers["X-Hub-Signature-256"], posted[1].Headers["X-Hub-Signature-256"]);
        Assert.Equal(posted[0].Text, view.GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_ref_that_is_too_long_draws_nothing_and_says_why()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var browser = new SandboxClient(scene.Sandbox.Address);

        var frame = await browser.Http.GetStringAsync(
            "/v2.6/plugins/send_to_messenger.php?messenger_app_id=demo-app&page_id=demo-page&ref=" + new string('a', 251), TestContext.Current.CancellationToken);
        var journal = await browser.Http.GetFromJsonAsync<JsonElement>("/_sandbox/journal", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<button", frame, StringComparison.Ordinal);
        Assert.Equal("The ref has 251 characters; 250 is the most.", journal[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task People_are_made_and_forgotten()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var browser = new SandboxClient(scene.Sandbox.Address);

        using var made = await browser.Http.PostAsJsonAsync("/_sandbox/people", new { firstName = "Åsa", lastName = "Öberg" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Contains(scene.Sandbox.World.People.All, person => person.Id == "demo-psid-sa" && person.Name == "Åsa Öberg");

        using var reset = await browser.PostAsync("/_sandbox/reset");
        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        Assert.Equal(3, scene.Sandbox.World.People.All.Count);
    }

    [Theory]
    [InlineData("/_sandbox/people", "POST", """{"firstName":" ","lastName":"x"}""", "A name is needed.")]
    [InlineData("/_sandbox/people", "POST", """{"firstName":""", "JSON")]
    [InlineData("/_sandbox/webhook", "PUT", """{"url":"ftp://x"}""", "absolute http or https URL")]
    public async Task Bad_input_is_answered_with_what_is_wrong(string path, string method, string body, string expected)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var browser = new SandboxClient(scene.Sandbox.Address);
        using var request = new HttpRequestMessage(new(method), path) { Content = new StringContent(body, null, "application/json") };

        using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_websites_page_can_change_nothing(string header, string value)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var browser = new SandboxClient(scene.Sandbox.Address);
        browser.Http.DefaultRequestHeaders.Add(header, value);

        using var reset = await browser.PostAsync("/_sandbox/reset");
        using var login = await browser.OptInAsync("stolen");

        Assert.Equal(HttpStatusCode.Forbidden, reset.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, login.StatusCode);
        Assert.Empty(scene.Sandbox.World.Deliveries.All);
    }
}
