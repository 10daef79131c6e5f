using System.Text.Json;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;
using static WebSite.Tests.Support.SiteCommand;

namespace WebSite.Tests.Integration.SetUp;

/// <summary><c>check-setup</c> as a process of its own, while the site runs.</summary>
public class CommandTests
{
    [Fact]
    public async Task All_good_ends_with_0_and_something_wrong_with_1()
    {
        await using var scene = await SetUpScene.StartAsync();

        var good = await RunAsync(Environment(scene), "check-setup");
        scene.Sandbox.World.Profile.Remove("get_started");
        var wrong = await RunAsync(Environment(scene), "check-setup");

        Assert.Equal((0, ""), (good.Code, good.Errors));
        Assert.Contains($"Set-up of {Origin(scene)}", good.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong", good.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (wrong.Code, wrong.Errors));
        Assert.Contains("  Wrong        Get Started: The Page has none.", wrong.Output, StringComparison.Ordinal);
        Assert.Contains("The dashboard has a button for it, under Set-up: Set Get Started", wrong.Output, StringComparison.Ordinal);
        Assert.StartsWith("1 wrong, ", wrong.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_each_check_has_its_id_and_outcome()
    {
        await using var scene = await SetUpScene.StartAsync();
        scene.Sandbox.World.Profile.Remove("greeting");

        var run = await RunAsync(Environment(scene), "check-setup", "--json");

        Assert.Equal((0, ""), (run.Code, run.Errors)); // A warning is nothing wrong.
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((Origin(scene), false), (report.GetProperty("origin").GetString(), report.GetProperty("isWrong").GetBoolean()));
        var greeting = report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == "greeting");
        Assert.Equal(("warning", "Page", "Set the greeting"), (greeting.GetProperty("outcome").GetString(), greeting.GetProperty("group").GetString(), greeting.GetProperty("mend").GetString()));
    }

    [Fact]
    public async Task Beside_a_running_sandbox_it_starts_none_of_its_own()
    {
        await using var scene = await SetUpScene.StartAsync();
        var environment = Environment(scene);
        foreach (var name in environment.Keys.Where(name => name.StartsWith("Messenger__", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }

        environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "WebSite.Sandbox";
        environment["Sandbox__Url"] = scene.Sandbox.Address.GetLeftPart(UriPartial.Authority);

        var run = await RunAsync(environment, "check-setup");

        Assert.Equal((0, ""), (run.Code, run.Errors));
    }

    [Fact]
    public async Task Without_the_shops_address_it_says_that_it_could_not_look_at_all_of_it()
    {
        await using var scene = await SetUpScene.StartAsync();
        var environment = Environment(scene);
        environment.Remove("Site__PublicUrl");

        var run = await RunAsync(environment, "check-setup");

        Assert.Equal(2, run.Code);
        Assert.Contains("Where the shop is open isn't known", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Set-up of a shop whose address isn't known", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check-setup", "--jsn", "isn't understood")]
    [InlineData("check-setup", "Messenger__AppId", "Messenger:AppId is missing")]
    [InlineData("check-setup", "Site__PublicUrl", "Site:PublicUrl is 'shop.example/path'")]
    [InlineData("check-setup", "ConnectionStrings__Site", "There is no database at")]
    public async Task What_keeps_it_from_looking_ends_with_2_and_a_sentence(string command, string what, string sentence)
    {
        using var folder = new TempFolder();
        await using var scene = await SetUpScene.StartAsync();
        var environment = Environment(scene);
        environment[what] = what switch { "Site__PublicUrl" => "shop.example/path", "ConnectionStrings__Site" => $"Data Source={folder.File("none.db")}", _ => "" };

        var run = what.StartsWith("--", StringComparison.Ordinal) ? await RunAsync(Environment(scene), command, what) : await RunAsync(environment, command);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("none.db")));
    }

    private static string Origin(Scene scene) => scene.Site.Address.GetLeftPart(UriPartial.Authority);

    private static Dictionary<string, string?> Environment(Scene scene) => new(
        scene.Sandbox.SiteSettings.Where(pair => pair.Key != "Sandbox:Url").Select(pair => KeyValuePair.Create(pair.Key.Replace(":", "__", StringComparison.Ordinal), pair.Value)))
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_hostBuilder__reloadConfigOnChange"] = "false",
        ["ConnectionStrings__Site"] = $"Data Source={scene.Site.Database}",
        ["Site__PublicUrl"] = Origin(scene),
        ["Site__Patience"] = SetUpScene.Patient.Value,
    };
}
