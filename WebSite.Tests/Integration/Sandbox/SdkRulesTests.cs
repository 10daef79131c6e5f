using System.Text.Json;
using System.Text.RegularExpressions;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

/// <summary>What the sandbox's SDK draws on a day, and what the world's switch makes of it. Source: docs/platform.md, Plugins.</summary>
public partial class SdkRulesTests
{
    private static readonly string[] Known = ["messenger_checkbox", "messengermessageus", "send_to_messenger"];

    [Theory]
    [InlineData("2019-06-01", null, true, true)]
    [InlineData("2023-09-30", null, true, true)]
    [InlineData("2023-10-01", null, true, false)]
    [InlineData("2025-02-14", null, true, false)]
    [InlineData("2025-02-15", null, false, false)]
    [InlineData("2026-11-27", null, false, false)]
    [InlineData("2026-11-27", true, true, true)]
    [InlineData("2019-06-01", false, false, false)]
    public async Task The_world_s_day_decides_unless_its_switch_does(string day, bool? hasPlugins, bool areDrawn, bool confirmsByEvent)
    {
        await using var scene = await GraphScene.StartAsync(day: day);
        using var control = new SandboxControl(scene.Sandbox.Address);
        await control.PatchAsync("settings", new { sdk = new { hasPlugins } });

        var (passedOver, confirms) = await ReadAsync(scene);

        Assert.Equal(areDrawn ? [] : Known[1..], Known.Intersect(passedOver));
        Assert.Equal(confirmsByEvent, confirms);
    }

    [Theory]
    [InlineData("2017-11-06", false)]
    [InlineData("2017-11-07", true)]
    [InlineData("2024-05-08", true)]
    [InlineData("2024-05-09", false)]
    public async Task The_screen_says_what_Facebook_draws_that_day(string day, bool hasChat)
    {
        await using var scene = await GraphScene.StartAsync(day: day);
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };

        var page = await http.GetStringAsync("/worlds/default/settings", TestContext.Current.CancellationToken);

        Assert.Equal(hasChat, page.Contains("the chat plugin", StringComparison.Ordinal));
        Assert.Contains("Send to Messenger, Message Us, the checkbox", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_world_begins_as_the_option_says_and_a_reset_leads_back_to_it()
    {
        await using var scene = await SandboxScene.StartAsync(configure: options => options.HasPlugins = false);
        var world = scene.Sandbox.Worlds.GetOrCreate("mine");
        Assert.False(world.Settings.Sdk.HasPlugins);
        world.Change(settings => settings with { Sdk = new() { HasPlugins = true } });
        world.Reset();
        Assert.False(world.Settings.Sdk.HasPlugins);
    }

    private static async Task<(string[] PassedOver, bool ConfirmsByEvent)> ReadAsync(GraphScene scene)
    {
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        var script = await http.GetStringAsync("/en_US/sdk.js", TestContext.Current.CancellationToken);
        var mine = JsonDocument.Parse(Worlds().Match(script).Groups[1].Value).RootElement.GetProperty("demo-app");
        return ([.. mine.GetProperty("passedOver").EnumerateArray().Select(name => name.GetString()!)], mine.GetProperty("confirmsByEvent").GetBoolean());
    }

    [GeneratedRegex("const worlds = (.*);")]
    private static partial Regex Worlds();
}
