using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class TokenTests
{
    private static readonly string Proof =
        Convert.ToHexStringLower(HMACSHA256.HashData("demo-app-secret"u8, Encoding.UTF8.GetBytes(GraphClient.PageToken)));

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_nothing_is_done()
    {
        await using var scene = await GraphScene.StartAsync();

        var missing = await scene.Graph.SendAsync(HttpMethod.Get, "/me", null, token: null);
        var wrong = await scene.Graph.GetAsync("/me", "EAAB");

        Assert.Equal((400, "2500"), (missing.Status, missing.Error));
        Assert.Equal((400, "190"), (wrong.Status, wrong.Error));
        Assert.Matches("""^\{"error":\{"message":"Invalid OAuth access token\.","type":"OAuthException","code":190,"fbtrace_id":"\w{11}"\}\}$""", wrong.Text);
        Assert.Equal("190", (await scene.Graph.GetAsync("/me", GraphClient.AppToken)).Error);
        Assert.Equal("15", (await scene.Graph.GetAsync("/demo-app/subscriptions")).Error);
    }

    [Fact]
    public async Task A_proof_is_looked_at_when_given_and_needed_when_the_app_says_so()
    {
        await using var scene = await GraphScene.StartAsync();

        Assert.Null((await scene.Graph.GetAsync("/me?appsecret_proof=" + Proof)).Error);
        Assert.Equal("100", (await scene.Graph.GetAsync("/me?appsecret_proof=" + Proof.ToUpperInvariant())).Error);

        scene.World.Change(settings => settings with { App = settings.App with { RequiresProof = true } });
        var refused = await scene.Graph.GetAsync("/me");
        Assert.Contains("API calls from the server require an appsecret_proof argument", refused.Text, StringComparison.Ordinal);
        Assert.Null((await scene.Graph.GetAsync("/me?appsecret_proof=" + Proof)).Error);
    }

    [Fact]
    public async Task The_token_says_whose_world_it_is()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.Sandbox.Worlds.GetOrCreate("two");

        var page = await scene.Graph.GetAsync("/me", "demo-page-token-two");

        Assert.Equal("demo-page-two", page.Json.GetProperty("id").GetString());
        Assert.Single(scene.Sandbox.Worlds.Find("two")!.Calls.All);
        Assert.Empty(scene.World.Calls.All);
    }

    [Fact]
    public async Task A_call_is_recorded_without_its_secrets()
    {
        await using var scene = await GraphScene.StartAsync();

        await scene.Graph.PostAsync("/me/messages?appsecret_proof=" + Proof + "&a=b", new JsonObject { ["access_token"] = GraphClient.PageToken, ["tag"] = 1 });

        var call = Assert.Single(scene.World.Calls.All);
        Assert.Equal(("POST", "/v23.0/me/messages?a=b", "me/messages", 400), (call.Method, call.Path, call.Operation, call.Status));
        Assert.Equal("""{"access_token":"…","tag":1}""", call.Request);
        Assert.Contains("\"code\":100", call.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_knows_is_answered_as_facebook_does_and_written_down()
    {
        await using var scene = await GraphScene.StartAsync();

        Assert.Equal("100/33", (await scene.Graph.GetAsync("/me/horoscope")).Error);
        Assert.Equal("100/33", (await scene.Graph.DeleteAsync("/me/messages")).Error);
        Assert.Equal("2500", (await scene.Graph.GetAsync("/me/messages/of/today")).Error);
        Assert.Equal(3, scene.World.Journal.Of(JournalKind.Unmatched).Count);
    }

    [Fact]
    public async Task A_fault_answers_before_anything_is_done()
    {
        await using var scene = await GraphScene.StartAsync();
        var lines = scene.World.Threads.With(scene.Alice).Lines.Count;
        scene.World.Faults.Set(new()
        {
            Rules =
            [
                new() { Kind = FaultKind.GraphError, On = "me/messages", Times = 1, Error = new() { Status = 500, Code = 1200, Subcode = 99, Message = "Temporary send message failure.", RetryAfter = 7 } },
            ],
        });

        var refused = await scene.Graph.TextAsync(scene.Alice, "hi");

        Assert.Equal((500, "1200/99", TimeSpan.FromSeconds(7)), (refused.Status, refused.Error, refused.RetryAfter));
        Assert.Equal("(#1200) Temporary send message failure.", refused.Message);
        Assert.Equal(lines, scene.World.Threads.With(scene.Alice).Lines.Count);
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi")).Error);
    }

    [Theory]
    [InlineData("transient", 500, "2", null, false)]
    [InlineData("sentAnyway", 400, "1/1357046", null, true)]
    [InlineData("adAccountLimit", 400, "80004", 15, false)]
    [InlineData("messengerLimit", 400, "80006", 15, false)]
    [InlineData("pageRestricted", 400, "10/1893063", null, false)]
    [InlineData("blockedForAbuse", 400, "368", null, false)]
    [InlineData("otherAppHasThread", 400, "10/2018300", null, false)]
    [InlineData("tagIsOver", 400, "100/1893061", null, false)]
    public async Task An_error_is_asked_for_by_its_name(string name, int status, string error, int? minutes, bool isSent)
    {
        await using var scene = await GraphScene.StartAsync();
        using var control = new HttpClient { BaseAddress = scene.Sandbox.Address };
        using var rule = await control.PostAsJsonAsync("/_sandbox/faults/rules", new { kind = "graphError", on = "me/messages", named = name, times = 1 }, TestContext.Current.CancellationToken);
        rule.EnsureSuccessStatusCode();

        var reply = await scene.Graph.TextAsync(scene.Alice, "hi");

        Assert.Equal((status, error), (reply.Status, reply.Error));
        Assert.Equal(name == "transient", reply.Json.GetProperty("error").TryGetProperty("is_transient", out var isTransient) && isTransient.GetBoolean());
        Assert.Equal(minutes, reply.Usage?.GetProperty("demo-page")[0].GetProperty("estimated_time_to_regain_access").GetInt32());
        Assert.Equal(isSent, scene.World.Threads.With(scene.Alice).Lines[^1].Text == "hi");
        Assert.Contains(name, await control.GetStringAsync("/_sandbox/faults/errors", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_an_unknown_name_is_refused_with_the_names_there_are()
    {
        await using var scene = await GraphScene.StartAsync();
        using var control = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var rule = await control.PostAsJsonAsync("/_sandbox/faults/rules", new { kind = "graphError", named = "rain" }, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)rule.StatusCode);
        Assert.Contains("pageRestricted", await rule.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_answer_waits_for_the_worlds_clock()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.World.Faults.Set(new() { Rules = [new() { Kind = FaultKind.GraphSlow, On = "me", Milliseconds = 3_600_000 }] });

        var slow = scene.Graph.GetAsync("/me");
        while (await Task.WhenAny(slow, Task.Delay(10, TestContext.Current.CancellationToken)) != slow)
        {
            scene.World.Clock.Jump(TimeSpan.FromHours(1));
        }

        Assert.Null((await slow).Error);
        Assert.Equal(1, scene.World.Faults.Struck[0]);
    }

    [Fact]
    public async Task Slashes_and_letters_beyond_ascii_are_escaped_as_on_facebooks_wire()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.World.Change(settings => settings with { Page = settings.Page with { Name = "Kött & Kök" } });

        Assert.Equal("""{"name":"K\u00f6tt & K\u00f6k","id":"demo-page"}""", (await scene.Graph.GetAsync("/me")).Text);
        var picture = await scene.Graph.GetAsync("/me/picture?redirect=false");
        Assert.Contains("http:\\/\\/localhost", picture.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_explained_and_the_apps_own_given_out()
    {
        await using var scene = await GraphScene.StartAsync();

        var page = await scene.Graph.GetAsync("/debug_token?input_token=" + GraphClient.PageToken, GraphClient.AppToken);
        var other = await scene.Graph.GetAsync("/debug_token?input_token=EAAB", GraphClient.AppToken);
        var app = await scene.Graph.SendAsync(
            HttpMethod.Get, "/oauth/access_token?client_id=demo-app&client_secret=demo-app-secret&grant_type=client_credentials", null, null);

        Assert.True(page.Json.GetProperty("data").GetProperty("is_valid").GetBoolean());
        Assert.Equal("PAGE", page.Json.GetProperty("data").GetProperty("type").GetString());
        Assert.False(other.Json.GetProperty("data").GetProperty("is_valid").GetBoolean());
        Assert.Equal(GraphClient.AppToken, app.Json.GetProperty("access_token").GetString());
        Assert.All(scene.World.Calls.All, call => Assert.DoesNotContain("demo-page-token", call.Path, StringComparison.Ordinal));
        Assert.All(scene.World.Calls.All, call => Assert.DoesNotContain("demo-app-secret", call.Path + call.Answer, StringComparison.Ordinal));
    }
}
