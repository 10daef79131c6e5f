using System.Net;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.SetUp;

/// <summary>Each button mends what it stands beside, and keeps what was there.</summary>
public class FixTests
{
    [Fact]
    public async Task The_app_is_added_to_the_Page_and_keeps_its_fields()
    {
        await using var scene = await SetUpScene.StartAsync();
        Change(scene, subscription => subscription with { IsInstalled = false });
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.FixAsync("installed");

        Assert.Equal(("The app is on the Page now.", ""), (page.Notice(), page.Trouble()));
        Assert.True(scene.Sandbox.World.Settings.Subscription.IsInstalled);
        Assert.Contains("messaging_account_linking", scene.Sandbox.World.Settings.Subscription.Fields);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_webhook_is_set(bool isDisabled)
    {
        await using var scene = await SetUpScene.StartAsync();
        var own = scene.Sandbox.Webhook;
        Change(scene, subscription => subscription with { IsEnabled = !isDisabled });
        scene.Sandbox.Webhook = isDisabled ? own : null;
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.FixAsync("subscription");

        Assert.Equal(("The webhook is set.", ""), (page.Notice(), page.Trouble()));
        Assert.Equal(own, scene.Sandbox.Webhook);
    }

    [Fact]
    public async Task Fields_are_ticked_and_others_stay()
    {
        await using var scene = await SetUpScene.StartAsync();
        Change(scene, subscription => subscription with { Fields = ["messages", "message_echoes"] });
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.FixAsync("fields");

        Assert.Equal(("The fields are ticked.", ""), (page.Notice(), page.Trouble()));
        Assert.Contains("message_echoes", scene.Sandbox.World.Settings.Subscription.Fields);
    }

    [Fact]
    public async Task Get_Started_is_set()
    {
        await using var scene = await SetUpScene.StartAsync();
        scene.Sandbox.World.Profile.Remove(MessengerProfile.GetStarted);
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.FixAsync("get-started");

        Assert.Equal(("Get Started is set.", ""), (page.Notice(), page.Trouble()));
        Assert.Equal("GET_STARTED", scene.Sandbox.World.Profile.GetStartedPayload);
    }

    [Fact]
    public async Task A_greeting_of_the_merchants_own_is_set_beside_those_of_other_languages()
    {
        await using var scene = await SetUpScene.StartAsync();
        scene.Sandbox.World.Profile.Set("greeting", new JsonArray(new JsonObject { ["locale"] = "sv_SE", ["text"] = "Hej!" }));
        using var bob = await scene.Site.MerchantAsync();
        Assert.Equal("Write a greeting first.", (await bob.FixAsync("greeting", ("text", " "))).Notice());
        Assert.Equal("The greeting has 161 characters; 160 are allowed.", (await bob.FixAsync("greeting", ("text", new string('x', 161)))).Notice());

        var page = await bob.FixAsync("greeting", ("text", "Welcome, {{user_first_name}}!"));

        Assert.Equal(("The greeting is set.", ""), (page.Notice(), page.Trouble()));
        Assert.Contains("Welcome, {{user_first_name}}!", page.Says("greeting"), StringComparison.Ordinal);
        Assert.Contains("Hej!", scene.Sandbox.World.Profile.All.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_mend_is_told_in_Facebooks_words_and_others_are_no_buttons()
    {
        await using var scene = await SetUpScene.StartAsync();
        scene.Sandbox.World.Profile.Remove(MessengerProfile.GetStarted);
        using var bob = await scene.Site.MerchantAsync();
        await bob.GetAsync(SetUpPage.Path);
        scene.Sandbox.World.Faults.Set(new() { Rules = [new() { Kind = FaultKind.GraphError, On = "me/messenger_profile", Error = new() { Code = 200, Message = "Permissions error" } }] });
        var page = await bob.PressAsync(SetUpPage.Path, ("id", "get-started"));
        Assert.Equal("Nothing was changed. Facebook answered: Permissions error.", page.Notice()?.Replace("(#200) ", "", StringComparison.Ordinal));

        foreach (var id in new[] { "mode", "nothing", "", "domain" })
        {
            Assert.Equal("There is no button for that.", (await bob.PressAsync(SetUpPage.Path, ("id", id))).Notice());
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await bob.PostAsync(SetUpPage.Path, [("id", "get-started")], "", null)).Status);
        using var charlie = scene.Site.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await charlie.PostAsync(SetUpPage.Path, [("id", "get-started")])).Status);
        Assert.Null(scene.Sandbox.World.Profile.GetStartedPayload);
    }

    private static void Change(Scene scene, Func<SubscriptionSettings, SubscriptionSettings> change) =>
        scene.Sandbox.World.Change(settings => settings with { Subscription = change(settings.Subscription) });
}
