using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class SubscriptionTests
{
    [Fact]
    public async Task A_callback_that_answers_the_challenge_becomes_the_webhook_and_a_disabled_one_wakes_up()
    {
        await using var scene = await GraphScene.StartAsync();
        await using var callback = await StartCallbackAsync();
        scene.World.Change(settings => settings with { Subscription = settings.Subscription with { IsEnabled = false } });

        var set = await SubscribeAsync(scene, Address(callback), "right");

        Assert.Equal("""{"success":true}""", set.Text);
        Assert.Equal(Address(callback), scene.World.Webhook!.AbsoluteUri);
        Assert.True(scene.World.Settings.Subscription.IsEnabled);
        Assert.Equal(["messages", "messaging_optins"], scene.World.Settings.Subscription.Fields.Order(StringComparer.Ordinal));
        var listed = (await scene.Graph.GetAsync("/demo-app/subscriptions", GraphClient.AppToken)).Json.GetProperty("data")[0];
        Assert.Equal(("page", true), (listed.GetProperty("object").GetString(), listed.GetProperty("active").GetBoolean()));
        Assert.Equal("messages", listed.GetProperty("fields")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_callback_that_does_not_answer_the_challenge_is_refused()
    {
        await using var scene = await GraphScene.StartAsync();
        await using var callback = await StartCallbackAsync();

        var wrong = await SubscribeAsync(scene, Address(callback), "wrong");
        var silent = await SubscribeAsync(scene, Address(callback) + "/silent", "right");
        var dead = await SubscribeAsync(scene, "http://localhost:1/", "right");

        Assert.Equal((400, "2200"), (wrong.Status, wrong.Error));
        Assert.Equal("(#2200) Callback verification failed with the following errors: HTTP Status Code = 403; HTTP Message = Forbidden", wrong.Message);
        Assert.Equal("2200", silent.Error);
        Assert.Equal("2200", dead.Error);
        Assert.Null(scene.World.Webhook);
        Assert.Equal("100", (await SubscribeAsync(scene, "shop", "right")).Error);
        Assert.Equal("100", (await SubscribeAsync(scene, Address(callback), "right", "messages,tea")).Error);
    }

    [Fact]
    public async Task The_webhook_can_be_asked_for_its_challenge_by_hand()
    {
        await using var scene = await GraphScene.StartAsync();
        await using var callback = await StartCallbackAsync();
        using var control = new HttpClient { BaseAddress = scene.Sandbox.Address };

        using var nowhere = await control.PostAsync("/_sandbox/webhook/verify", null, TestContext.Current.CancellationToken);
        scene.World.Webhook = new(Address(callback));
        using var wrong = await control.PostAsync("/_sandbox/webhook/verify", null, TestContext.Current.CancellationToken);

        Assert.Equal(409, (int)nowhere.StatusCode);
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("HTTP Status Code = 403", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_loses_fields_or_goes()
    {
        await using var scene = await GraphScene.StartAsync();
        await using var callback = await StartCallbackAsync();
        await SubscribeAsync(scene, Address(callback), "right");

        await scene.Graph.DeleteAsync("/demo-app/subscriptions?object=page&fields=messages", token: GraphClient.AppToken);
        Assert.Equal(["messaging_optins"], scene.World.Settings.Subscription.Fields);
        await scene.Graph.DeleteAsync("/demo-app/subscriptions?object=page", token: GraphClient.AppToken);
        Assert.Null(scene.World.Webhook);
    }

    [Fact]
    public async Task A_sample_comes_in_changes()
    {
        await using var scene = await GraphScene.StartAsync();

        var sent = await scene.Graph.PostAsync("/demo-app/subscriptions_sample", new JsonObject
        {
            ["object"] = "page",
            ["object_id"] = "demo-page",
            ["field"] = "messaging_optins",
            ["custom_fields"] = new JsonObject { ["optin"] = new JsonObject { ["ref"] = "try" } },
        }, GraphClient.AppToken);

        Assert.Null(sent.Error);
        var wire = scene.World.Deliveries.All[0].Events[0];
        Assert.Equal(("changes", "messaging_optins", "try"), (wire.List, wire.Item["field"]!.GetValue<string>(), wire.Item["value"]!["optin"]!["ref"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_app_goes_onto_the_page_and_off_it()
    {
        await using var scene = await GraphScene.StartAsync("/v2.12", day: "2018-11-01");

        Assert.Equal("""{"success":true}""", (await scene.Graph.DeleteAsync("/me/subscribed_apps")).Text);
        scene.World.Events.OptIn(scene.Alice, "ref");
        Assert.Equal(DeliveryStatus.Withheld, scene.World.Deliveries.All[0].Status);
        Assert.Equal("""{"data":[]}""", (await scene.Graph.GetAsync("/demo-page/subscribed_apps")).Text);

        Assert.Null((await scene.Graph.PostAsync("/demo-page/subscribed_apps", new JsonObject())).Error);
        Assert.True(scene.World.Settings.Subscription.IsInstalled);
        using var later = new GraphClient(scene.Sandbox.Address, "/v3.2");
        Assert.Equal("100", (await later.PostAsync("/me/subscribed_apps", new JsonObject())).Error);
        Assert.Null((await later.PostAsync("/me/subscribed_apps?subscribed_fields=messages,messaging_optins", new JsonObject())).Error);
        Assert.Equal(2, (await later.GetAsync("/me/subscribed_apps")).Json.GetProperty("data")[0].GetProperty("subscribed_fields").GetArrayLength());
    }

    private static Task<GraphReply> SubscribeAsync(GraphScene scene, string callback, string verifyToken, string fields = "messages,messaging_optins") =>
        scene.Graph.PostAsync(
            "/demo-app/subscriptions",
            new JsonObject { ["object"] = "page", ["callback_url"] = callback, ["verify_token"] = verifyToken, ["fields"] = fields },
            GraphClient.AppToken);

    private static string Address(WebApplication callback) => new Uri(callback.Urls.First()).AbsoluteUri;

    private static async Task<WebApplication> StartCallbackAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context =>
        {
            var query = context.Request.Query;
            context.Response.StatusCode = query["hub.verify_token"] == "right" && query["hub.mode"] == "subscribe" ? 200 : 403;
            return context.Response.WriteAsync(context.Request.Path == "/" ? query["hub.challenge"].ToString() : "welcome");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
