using System.Text.Json.Nodes;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class ProfileTests
{
    [Fact]
    public async Task Properties_are_set_read_and_deleted()
    {
        await using var scene = await GraphScene.StartAsync();

        var set = await SetAsync(scene, """{"greeting":[{"locale":"default","text":"Hello!"}],"get_started":{"payload":"GO"},"whitelisted_domains":["https://shop.example"]}""");
        var read = await scene.Graph.GetAsync("/me/messenger_profile?fields=greeting,get_started");

        Assert.Equal("""{"result":"success"}""", set.Text);
        Assert.Equal("GO", read.Json.GetProperty("data")[0].GetProperty("get_started").GetProperty("payload").GetString());
        Assert.Equal("Hello!", read.Json.GetProperty("data")[0].GetProperty("greeting")[0].GetProperty("text").GetString());
        Assert.Contains("https://shop.example", scene.World.Domains);

        Assert.Null((await scene.Graph.DeleteAsync("/me/messenger_profile", JsonNode.Parse("""{"fields":["greeting"]}"""))).Error);
        Assert.Equal("""{"data":[]}""", (await scene.Graph.GetAsync("/me/messenger_profile?fields=greeting")).Text);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { """{}""", "Requires one of the params" },
        { """{"colour":"red"}""", "colour" },
        { """{"get_started":{}}""", "get_started[payload]" },
        { $$$"""{"get_started":{"payload":"{{{new string('a', 1001)}}}"}}""", "get_started[payload]" },
        { """{"greeting":[{"locale":"en_US","text":"a"}]}""", "default" },
        { $$"""{"greeting":[{"locale":"default","text":"{{new string('a', 161)}}"}]}""", "greeting[0][text]" },
        { """{"whitelisted_domains":["http://shop.example"]}""", "whitelisted_domains[0]" },
        { """{"whitelisted_domains":["https://shop.example/; script-src *"]}""", "whitelisted_domains[0]" },
        { """{"whitelisted_domains":["https://localhost"]}""", "whitelisted_domains[0]" },
        { """{"whitelisted_domains":["https://a.example","https://127.0.0.1"]}""", "whitelisted_domains[1]" },
        { $$"""{"whitelisted_domains":[{{string.Join(',', Enumerable.Repeat("\"https://a.example\"", 51))}}]}""", "at most 50" },
        { $$"""{"ice_breakers":[{{string.Join(',', Enumerable.Repeat("""{"question":"Where?","payload":"W"}""", 5))}}]}""", "at most 4" },
        { $$"""{"ice_breakers":[{"locale":"default","call_to_actions":[{{string.Join(',', Enumerable.Repeat("""{"question":"Where?","payload":"W"}""", 5))}}]}]}""", "at most 4" },
        { """{"ice_breakers":[{"payload":"W"}]}""", "ice_breakers[0][question]" },
        { """{"persistent_menu":[{"locale":"default","call_to_actions":[{"type":"postback","title":"a"}]}]}""", "[call_to_actions][0][payload]" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_property_against_the_rules_is_refused(string body, string named)
    {
        await using var scene = await GraphScene.StartAsync();

        var reply = await SetAsync(scene, body);

        Assert.Equal((400, "100"), (reply.Status, reply.Error));
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-10-28", false, "100")]
    [InlineData("2019-10-29", false, null)]
    [InlineData("2022-04-18", true, "100")]
    [InlineData("2022-04-19", true, null)]
    [InlineData("2026-11-27", true, null)]
    public async Task Four_ice_breakers_are_taken_since_they_exist_and_by_locale_later(string day, bool isByLocale, string? error)
    {
        await using var scene = await GraphScene.StartAsync("", day: day);
        var questions = $"[{string.Join(',', Enumerable.Repeat("""{"question":"Where?","payload":"W"}""", 4))}]";

        var reply = await SetAsync(scene, isByLocale ? $$"""{"ice_breakers":[{"locale":"default","call_to_actions":{{questions}}}]}""" : $$"""{"ice_breakers":{{questions}}}""");

        Assert.Equal(error, reply.Error);
    }

    [Fact]
    public async Task A_menu_and_get_started_belong_together()
    {
        const string Menu = """{"persistent_menu":[{"locale":"default","call_to_actions":[{"type":"postback","title":"Help","payload":"HELP"}]}]}""";
        await using var scene = await GraphScene.StartAsync();
        scene.World.Profile.Remove("get_started");

        Assert.Equal("100/2018145", (await SetAsync(scene, Menu)).Error);
        Assert.Null((await SetAsync(scene, """{"get_started":{"payload":"GO"}}""")).Error);
        Assert.Null((await SetAsync(scene, Menu)).Error);
        Assert.Equal("100/2018145", (await scene.Graph.DeleteAsync("/me/messenger_profile", JsonNode.Parse("""{"fields":["get_started"]}"""))).Error);
        Assert.Null((await scene.Graph.DeleteAsync("/me/messenger_profile", JsonNode.Parse("""{"fields":["get_started","persistent_menu"]}"""))).Error);
    }

    [Fact]
    public async Task The_eleventh_call_of_ten_minutes_is_too_many()
    {
        await using var scene = await GraphScene.StartAsync();
        for (var call = 0; call < 10; call++)
        {
            Assert.Null((await scene.Graph.GetAsync("/me/messenger_profile?fields=greeting")).Error);
        }

        Assert.Equal("613", (await scene.Graph.GetAsync("/me/messenger_profile?fields=greeting")).Error);
        scene.World.Clock.Jump(TimeSpan.FromMinutes(10));
        Assert.Null((await scene.Graph.GetAsync("/me/messenger_profile?fields=greeting")).Error);
    }

    [Fact]
    public async Task The_old_thread_settings_set_the_same_things()
    {
        await using var scene = await GraphScene.StartAsync("/v2.6", day: "2017-06-01");
        Task<GraphReply> Set(string body) => scene.Graph.PostAsync("/me/thread_settings", JsonNode.Parse(body)!);

        Assert.Null((await Set("""{"setting_type":"greeting","greeting":{"text":"Hello!"}}""")).Error);
        Assert.Equal("""{"result":"Successfully added new_thread's CTAs"}""",
            (await Set("""{"setting_type":"call_to_actions","thread_state":"new_thread","call_to_actions":[{"payload":"GO"}]}""")).Text);
        Assert.Null((await Set("""{"setting_type":"call_to_actions","thread_state":"existing_thread","call_to_actions":[{"type":"postback","title":"Help","payload":"HELP"}]}""")).Error);
        Assert.Null((await Set("""{"setting_type":"domain_whitelisting","whitelisted_domains":["https://a.example","https://b.example"],"domain_action_type":"add"}""")).Error);
        Assert.Null((await Set("""{"setting_type":"domain_whitelisting","whitelisted_domains":["https://a.example"],"domain_action_type":"remove"}""")).Error);

        Assert.Equal("GO", scene.World.Profile.GetStartedPayload);
        Assert.Equal(["https://b.example"], scene.World.Profile.WhitelistedDomains);
        Assert.Equal("""{"data":[{"whitelisted_domains":["https:\/\/b.example"]}]}""", (await scene.Graph.GetAsync("/me/thread_settings?fields=whitelisted_domains")).Text);
        Assert.Equal("100", (await Set("""{"setting_type":"weather"}""")).Error);
        Assert.Null((await scene.Graph.DeleteAsync("/me/thread_settings", JsonNode.Parse("""{"setting_type":"call_to_actions","thread_state":"existing_thread"}"""))).Error);
        Assert.Null((await scene.Graph.DeleteAsync("/me/thread_settings", JsonNode.Parse("""{"setting_type":"call_to_actions","thread_state":"new_thread"}"""))).Error);
        Assert.Null(scene.World.Profile.GetStartedPayload);
    }

    private static Task<GraphReply> SetAsync(GraphScene scene, string body) => scene.Graph.PostAsync("/me/messenger_profile", JsonNode.Parse(body)!);
}
