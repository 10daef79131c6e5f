using System.Text.Json.Nodes;
using WebSite.Sandbox.Control;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Rules;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

/// <summary>Which fields Facebook has on a day. Source: docs/platform.md, Webhook fields.</summary>
public class WebhookFieldTests
{
    [Theory]
    [InlineData("message_reactions", "2019-10-28", "2019-10-29")]
    [InlineData("message_edits", "2024-04-08", "2024-04-09")]
    [InlineData("response_feedback", "2024-10-07", "2024-10-08")]
    [InlineData("message_template_status_update", "2024-12-31", "2025-01-01")]
    [InlineData("messaging_handovers", "2016-12-31", "2017-01-01")]
    public async Task A_field_can_be_subscribed_to_from_its_day_on(string field, string before, string first)
    {
        await using var scene = await GraphScene.StartAsync(version: "", day: before);
        Assert.DoesNotContain(field, await ListedAsync(scene));
        Assert.Equal("100", (await SubscribeAsync(scene, field)).Error);

        scene.SetDay(first);
        Assert.Null((await SubscribeAsync(scene, field)).Error);
        Assert.Equal(field, Assert.Single(await ListedAsync(scene)));
    }

    [Fact]
    public async Task An_event_of_a_field_that_is_not_there_yet_is_withheld_and_says_why()
    {
        await using var scene = await GraphScene.StartAsync(day: "2019-10-28");
        var item = new JsonObject { ["reaction"] = new JsonObject { ["reaction"] = "love", ["action"] = "react", ["mid"] = "m_1" } };

        var early = scene.World.Wire.Trigger(scene.Alice, "reaction", item);
        scene.SetDay("2019-10-29");
        var later = scene.World.Wire.Trigger(scene.Alice, "reaction", item);

        Assert.Equal((DeliveryStatus.Withheld, "Facebook has no field message_reactions on that day: it begins on 2019-10-29."), (early.Status, early.Reason));
        Assert.NotEqual(DeliveryStatus.Withheld, later.Status);
    }

    /// <summary>The last four are shapes of others, for the screen.</summary>
    [Fact]
    public void Every_kind_of_event_belongs_to_a_field_of_the_table() =>
        Assert.All(EventSamples.All.Keys.Except(["checkbox", "login", "one_time_notif", "prior_message"]), kind => Assert.NotNull(WebhookFields.LifeOf(EventFields.Of(kind))));

    private static Task<GraphReply> SubscribeAsync(GraphScene scene, string field) => scene.Graph.PostAsync("/me/subscribed_apps", new JsonObject { ["subscribed_fields"] = field });

    private static async Task<string?[]> ListedAsync(GraphScene scene) =>
        [.. (await scene.Graph.GetAsync("/me/subscribed_apps")).Json.GetProperty("data")[0].GetProperty("subscribed_fields").EnumerateArray().Select(each => each.GetString())];
}
