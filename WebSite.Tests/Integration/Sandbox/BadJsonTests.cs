using System.Net;
using System.Text;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class BadJsonTests
{
    [Theory]
    [InlineData("PUT", "faults", """{"rules":null}""")]
    [InlineData("PUT", "faults", """{"rules":[null]}""")]
    [InlineData("PUT", "domains", "[null]")]
    [InlineData("PATCH", "settings", """{"subscription":{"fields":[null]}}""")]
    [InlineData("PATCH", "settings", """{"app":{"mode":"public","mode":"public"}}""")]
    [InlineData("PATCH", "settings", """{"page":{"name":"\ud800"}}""")]
    [InlineData("PATCH", "settings", """{"\ud800":1}""")]
    [InlineData("POST", "events/batch", """{"events":[null]}""")]
    [InlineData("POST", "events", """{"kind":"message","item":{"a":1,"a":2}}""")]
    [InlineData("POST", "events", """{"kind":"message","value":{"a":1,"a":2}}""")]
    [InlineData("POST", "events", """{"kind":"message","value":{"text":"\ud800"}}""")]
    [InlineData("PUT", "state", """{"settings":null}""")]
    [InlineData("PUT", "state", """{"settings":{"app":null}}""")]
    [InlineData("PUT", "state", """{"people":null}""")]
    [InlineData("PUT", "state", """{"people":[null]}""")]
    [InlineData("PUT", "state", """{"domains":[null]}""")]
    [InlineData("PUT", "state", """{"confirmed":[null]}""")]
    [InlineData("PUT", "state", """{"codes":[null]}""")]
    [InlineData("PUT", "state", """{"codes":[{"id":"a","ref":"x","size":60000}]}""")]
    [InlineData("PUT", "state", """{"faults":{"rules":[null]}}""")]
    [InlineData("PUT", "state", """{"threads":{"demo-psid-bob":null}}""")]
    [InlineData("PUT", "state", """{"threads":{"demo-psid-bob":{"lines":[null]}}}""")]
    [InlineData("PUT", "state", """{"threads":{"demo-psid-bob":{"lines":[{"time":"0001-01-01T00:00:00Z","from":"page","text":"hi"}]}}}""")]
    [InlineData("PUT", "state", """{"profile":{"whitelisted_domains":[5]}}""")]
    public async Task What_cannot_be_kept_is_refused_and_changes_nothing(string method, string path, string body)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        var before = await http.GetStringAsync("/_sandbox/state", TestContext.Current.CancellationToken);

        using var answer = await SendAsync(http, method, path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await http.GetStringAsync("/_sandbox/state", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_event_of_too_many_levels_is_refused_before_it_spoils_the_list()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 60)) + "1" + new string('}', 60);

        using var answer = await SendAsync(http, "POST", "events", $$"""{"kind":"x","value":{{deep}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("[]", await http.GetStringAsync("/_sandbox/deliveries", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_delivery_that_cannot_be_sent_fails_alone()
    {
        await using var scene = await SandboxScene.StartAsync();
        var world = scene.Sandbox.World;

        // Past the rules of the control path, as a test in this process could do it.
        var unsendable = world.Wire.Trigger(null, "x", new() { ["x"] = System.Text.Json.Nodes.JsonNode.Parse("""{"a":1,"a":2}""") });
        world.Events.OptIn(world.People.Find("demo-psid-alice")!, "after");

        await scene.DeliveredAsync("optin");
        Assert.Equal(DeliveryStatus.Failed, unsendable.Status);
        Assert.Contains("can't send it", unsendable.Reason, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string method, string path, string body) =>
        http.SendAsync(
            new(new(method), "/_sandbox/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") },
            TestContext.Current.CancellationToken);
}
