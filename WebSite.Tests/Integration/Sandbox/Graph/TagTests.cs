using System.Text.Json.Nodes;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

/// <summary>What each tag is answered on a day, six days after the person's last deed. Source: docs/platform.md, Message types and tags.</summary>
public class TagTests
{
    private const string Over = "100/1893061";

    [Theory]
    [InlineData("POST_PURCHASE_UPDATE", "2020-03-03", "100")]
    [InlineData("POST_PURCHASE_UPDATE", "2020-03-04", null)]
    [InlineData("POST_PURCHASE_UPDATE", "2026-04-26", null)]
    [InlineData("POST_PURCHASE_UPDATE", "2026-04-27", Over)]
    [InlineData("POST_PURCHASE_UPDATE", "2026-04-28", Over)]
    [InlineData("CONFIRMED_EVENT_UPDATE", "2020-03-03", "100")]
    [InlineData("CONFIRMED_EVENT_UPDATE", "2026-04-26", null)]
    [InlineData("CONFIRMED_EVENT_UPDATE", "2026-04-27", Over)]
    [InlineData("ACCOUNT_UPDATE", "2018-06-01", null)]
    [InlineData("ACCOUNT_UPDATE", "2026-04-26", null)]
    [InlineData("ACCOUNT_UPDATE", "2026-04-27", Over)]
    [InlineData("HUMAN_AGENT", "2020-03-03", "100")]
    [InlineData("HUMAN_AGENT", "2020-03-04", null)]
    [InlineData("HUMAN_AGENT", "2026-11-27", null)]
    [InlineData("BUSINESS_PRODUCTIVITY", "2018-09-26", "100")]
    [InlineData("BUSINESS_PRODUCTIVITY", "2018-09-27", null)]
    [InlineData("BUSINESS_PRODUCTIVITY", "2020-03-04", Over)]
    [InlineData("APPLICATION_UPDATE", "2020-03-03", null)]
    [InlineData("APPLICATION_UPDATE", "2020-03-04", Over)]
    [InlineData("APPOINTMENT_UPDATE", "2020-03-03", null)]
    [InlineData("APPOINTMENT_UPDATE", "2020-03-04", Over)]
    [InlineData("COMMUNITY_ALERT", "2020-03-03", null)]
    [InlineData("COMMUNITY_ALERT", "2020-03-04", Over)]
    [InlineData("CONFIRMED_EVENT_REMINDER", "2020-03-03", null)]
    [InlineData("CONFIRMED_EVENT_REMINDER", "2020-03-04", Over)]
    [InlineData("FEATURE_FUNCTIONALITY_UPDATE", "2020-03-03", null)]
    [InlineData("FEATURE_FUNCTIONALITY_UPDATE", "2020-03-04", Over)]
    [InlineData("GAME_EVENT", "2020-03-03", null)]
    [InlineData("GAME_EVENT", "2020-03-04", Over)]
    [InlineData("ISSUE_RESOLUTION", "2020-03-03", null)]
    [InlineData("ISSUE_RESOLUTION", "2020-03-04", Over)]
    [InlineData("NON_PROMOTIONAL_SUBSCRIPTION", "2020-03-03", null)]
    [InlineData("NON_PROMOTIONAL_SUBSCRIPTION", "2020-03-04", Over)]
    [InlineData("PAIRING_UPDATE", "2020-03-03", null)]
    [InlineData("PAIRING_UPDATE", "2020-03-04", Over)]
    [InlineData("PAYMENT_UPDATE", "2020-03-03", null)]
    [InlineData("PAYMENT_UPDATE", "2020-03-04", Over)]
    [InlineData("PERSONAL_FINANCE_UPDATE", "2020-03-03", null)]
    [InlineData("PERSONAL_FINANCE_UPDATE", "2020-03-04", Over)]
    [InlineData("RESERVATION_UPDATE", "2020-03-03", null)]
    [InlineData("RESERVATION_UPDATE", "2020-03-04", Over)]
    [InlineData("SHIPPING_UPDATE", "2020-03-03", null)]
    [InlineData("SHIPPING_UPDATE", "2020-03-04", Over)]
    [InlineData("TICKET_UPDATE", "2020-03-03", null)]
    [InlineData("TICKET_UPDATE", "2020-03-04", Over)]
    [InlineData("TRANSPORTATION_UPDATE", "2020-03-03", null)]
    [InlineData("TRANSPORTATION_UPDATE", "2020-03-04", Over)]
    [InlineData("SALE", "2026-11-27", "100")]
    public async Task A_tag_is_taken_between_its_days_in_every_version(string tag, string day, string? error)
    {
        await using var scene = await SixDaysLaterAsync(day);

        Assert.Equal(error, (await scene.Graph.TextAsync(scene.Alice, "hi", tag)).Error);
    }

    [Theory]
    [InlineData("2020-12-31", true, "100")]
    [InlineData("2021-01-01", true, null)]
    [InlineData("2021-01-01", false, "100")]
    [InlineData("2026-09-10", true, null)]
    [InlineData("2026-09-11", true, Over)]
    public async Task A_question_for_feedback_goes_with_its_own_template_only(string day, bool isForm, string? error)
    {
        const string Form =
            """
            {"attachment":{"type":"template","payload":{"template_type":"customer_feedback","title":"How was it?","subtitle":"Two taps","button_title":"Rate",
            "feedback_screens":[{"questions":[{"id":"h1","type":"csat"}]}],"business_privacy":{"url":"https://shop.example/privacy"}}}}
            """;
        await using var scene = await SixDaysLaterAsync(day);

        var reply = await scene.Graph.PostAsync("/me/messages", new JsonObject
        {
            ["messaging_type"] = "MESSAGE_TAG",
            ["tag"] = "CUSTOMER_FEEDBACK",
            ["recipient"] = new JsonObject { ["id"] = scene.Alice.Id },
            ["message"] = isForm ? JsonNode.Parse(Form) : new JsonObject { ["text"] = "How was it?" },
        });

        Assert.Equal(error, reply.Error);
    }

    [Theory]
    [InlineData("RESPONSE", "2026-11-27", null)]
    [InlineData("UPDATE", "2026-11-27", null)]
    [InlineData("NON_PROMOTIONAL_SUBSCRIPTION", "2020-03-03", null)]
    [InlineData("NON_PROMOTIONAL_SUBSCRIPTION", "2020-03-04", "100")]
    public async Task A_message_has_a_type_of_its_day(string type, string day, string? error)
    {
        await using var scene = await GraphScene.StartAsync("", day: day);

        var reply = await scene.Graph.PostAsync("/me/messages", new JsonObject
        {
            ["messaging_type"] = type,
            ["recipient"] = new JsonObject { ["id"] = scene.Alice.Id },
            ["message"] = new JsonObject { ["text"] = "hi" },
        });

        Assert.Equal(error, reply.Error);
    }

    [Fact]
    public async Task The_day_is_set_by_rest_back_and_ahead()
    {
        await using var scene = await GraphScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);

        await control.PutAsync("clock", new { day = "2026-04-26" });
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi", "POST_PURCHASE_UPDATE")).Error);
        await control.PutAsync("clock", new { now = "2026-04-28T00:00:00Z" });
        Assert.Equal(Over, (await scene.Graph.TextAsync(scene.Alice, "hi", "POST_PURCHASE_UPDATE")).Error);
    }

    private static async Task<GraphScene> SixDaysLaterAsync(string day)
    {
        var scene = await GraphScene.StartAsync("", day: day);
        scene.World.Clock.Set(scene.World.Clock.GetUtcNow() - TimeSpan.FromDays(6));
        scene.World.Events.Say(scene.Alice, "Hello");
        scene.SetDay(day);
        return scene;
    }
}
