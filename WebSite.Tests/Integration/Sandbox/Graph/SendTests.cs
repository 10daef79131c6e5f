using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class SendTests
{
    [Fact]
    public async Task A_text_comes_into_the_thread_and_the_webhook_hears_of_its_delivery()
    {
        await using var scene = await GraphScene.StartAsync();

        var reply = await scene.Graph.TextAsync(scene.Alice, "Your order shipped");

        Assert.Equal(200, reply.Status);
        Assert.Equal(scene.Alice.Id, reply.Json.GetProperty("recipient_id").GetString());
        var line = scene.World.Threads.With(scene.Alice).Lines[^1];
        Assert.Equal((LineFrom.Page, "Your order shipped", reply.Json.GetProperty("message_id").GetString()), (line.From, line.Text, line.Mid));
        Assert.Contains(scene.World.Deliveries.All, delivery => delivery.Kind == "delivery");
    }

    [Fact]
    public async Task The_page_is_me_or_its_id_with_and_without_a_version_and_by_bearer_or_form()
    {
        await using var scene = await GraphScene.StartAsync("");
        foreach (var path in new[] { "/me/messages", "/demo-page/messages", "/v2.6/me/messages", "/v19.0/demo-page/messages" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent([new("recipient", """{"id":"demo-psid-alice"}"""), new("message", """{"text":"[hi]"}"""), new("messaging_type", "UPDATE")]),
                Headers = { Authorization = new("Bearer", GraphClient.PageToken) },
            };

            using var answer = await scene.Graph.Http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.True(answer.IsSuccessStatusCode, path);
        }

        Assert.Equal(4, scene.World.Threads.With(scene.Alice).Lines.Count(line => line.Text == "[hi]"));
        Assert.All(scene.World.Calls.All, call => Assert.Equal("me/messages", call.Operation));
    }

    [Fact]
    public async Task A_form_may_be_nested_as_php_writes_it()
    {
        await using var scene = await GraphScene.StartAsync();
        using var form = new FormUrlEncodedContent(
        [
            new("recipient[id]", "demo-psid-alice"), new("message[text]", "Which?"),
            new("message[quick_replies][0][content_type]", "text"), new("message[quick_replies][0][title]", "Red"), new("message[quick_replies][0][payload]", "RED"),
        ]);

        Assert.Null((await scene.Graph.SendAsync(HttpMethod.Post, "/me/messages", form, GraphClient.PageToken)).Error);
        Assert.Equal("RED", scene.World.Threads.With(scene.Alice).Lines[^1].Message!["quick_replies"]![0]!["payload"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        await using var scene = await GraphScene.StartAsync();
        using var broken = new StringContent("no boundary in here");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        Assert.Equal("100", (await scene.Graph.SendAsync(HttpMethod.Post, "/me/messages", broken, GraphClient.PageToken)).Error);
    }

    [Fact]
    public async Task A_sender_action_shows_in_the_thread()
    {
        await using var scene = await GraphScene.StartAsync();
        Task<GraphReply> Act(string action) => scene.Graph.PostAsync("/me/messages", new JsonObject
        {
            ["recipient"] = new JsonObject { ["id"] = scene.Alice.Id },
            ["sender_action"] = action,
        });

        var reply = await Act("typing_on");
        Assert.True(scene.World.Threads.With(scene.Alice).IsPageTyping);
        await Act("typing_off");
        Assert.False(scene.World.Threads.With(scene.Alice).IsPageTyping);
        await Act("mark_seen");
        Assert.NotNull(scene.World.Threads.With(scene.Alice).SeenAt);
        Assert.Equal("""{"recipient_id":"demo-psid-alice"}""", reply.Text);
        Assert.Equal("100", (await Act("wave")).Error);
    }

    [Fact]
    public async Task Outside_of_24_hours_only_a_tag_gets_through()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.World.Clock.Jump(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi")).Error);
        scene.World.Clock.Jump(TimeSpan.FromMinutes(1));

        var refused = await scene.Graph.TextAsync(scene.Alice, "hi");

        Assert.Equal((400, "10/2018278"), (refused.Status, refused.Error));
        Assert.Equal("(#10) This message is sent outside of allowed window.", refused.Message);
        scene.World.Clock.Jump(TimeSpan.FromDays(6) - TimeSpan.FromMinutes(1));
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi", "HUMAN_AGENT")).Error);
        scene.World.Clock.Jump(TimeSpan.FromMinutes(1));
        Assert.Equal("10/2018278", (await scene.Graph.TextAsync(scene.Alice, "hi", "HUMAN_AGENT")).Error);
    }

    [Fact]
    public async Task A_reaction_opens_the_window_again()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.World.Clock.Jump(TimeSpan.FromHours(24));

        scene.World.Events.React(scene.Alice, "m_1", "love", "❤");

        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi")).Error);
    }

    [Fact]
    public async Task The_first_message_after_an_ad_opens_seven_days()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.World.Clock.Jump(TimeSpan.FromHours(24));
        scene.World.Events.Enter(scene.Alice, new(Referral.Ad) { AdId = "1" });
        Assert.Equal("10/2018278", (await scene.Graph.TextAsync(scene.Alice, "hi")).Error);

        scene.World.Events.Say(scene.Alice, "Is it red?");
        scene.World.Clock.Jump(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi")).Error);
        scene.World.Clock.Jump(TimeSpan.FromMinutes(1));
        Assert.Equal("10/2018278", (await scene.Graph.TextAsync(scene.Alice, "hi")).Error);
    }

    [Fact]
    public async Task Whoever_cannot_be_written_to_is_refused_with_facebooks_code()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.World.Events.OptIn(scene.Bob, "ref");

        Assert.Equal("100/2018001", (await scene.Graph.TextAsync(scene.Alice with { Id = "123" }, "hi")).Error);
        Assert.Equal("100/2018001", (await scene.Graph.TextAsync(scene.World.People.Find("demo-psid-charlie")!, "hi")).Error);

        scene.World.Change(settings => settings with { App = settings.App with { IsApproved = false } });
        Assert.Equal("200/2018028", (await scene.Graph.TextAsync(scene.Bob, "hi")).Error);
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi")).Error);

        scene.World.Events.Block(scene.Alice, isBlocked: true);
        var blocked = await scene.Graph.TextAsync(scene.Alice, "hi");
        Assert.Equal("551/1545041", blocked.Error);
        Assert.Equal("(#551) This person isn't available right now.", blocked.Message);
    }

    [Fact]
    public async Task The_301st_send_of_a_second_is_too_many()
    {
        await using var scene = await GraphScene.StartAsync();
        var now = scene.World.Clock.GetUtcNow();
        for (var sent = 0; sent < 300; sent++)
        {
            scene.World.Calls.Add(new(0, now.AddSeconds(1), "POST", "", "me/messages", null, 200, "{}"));
        }

        Assert.Equal("613", (await scene.Graph.TextAsync(scene.Alice, "hi")).Error);
        scene.World.Clock.Jump(TimeSpan.FromSeconds(3));
        Assert.Null((await scene.Graph.TextAsync(scene.Alice, "hi")).Error);
    }

    [Theory]
    [InlineData("""{}""", "100", "recipient")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice","phone_number":"+12125550101"},"message":{"text":"a"}}""", "100", "recipient")]
    [InlineData("""{"recipient":{"id":""},"message":{"text":"a"}}""", "100", "recipient[id]")]
    [InlineData("""{"recipient":{"user_ref":"unknown"},"message":{"text":"a"}}""", "100/2018001", "No matching user found")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"}}""", "100", "message")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"a"},"sender_action":"typing_on"}""", "100/2018014", "same time")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"a"},"messaging_type":"LATER"}""", "100", "messaging_type")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"a"},"messaging_type":"MESSAGE_TAG"}""", "100", "tag")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"a"},"tag":"SALE"}""", "100", "tag")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"a"},"notification_type":"LOUD"}""", "100", "notification_type")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"a"},"persona_id":"9"}""", "100", "persona_id")]
    [InlineData("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"\ud800"}}""", "100", "JSON")]
    [InlineData("""{"recipient":""", "100", "JSON")]
    public async Task A_send_of_the_wrong_shape_is_refused_naming_the_parameter(string body, string error, string named)
    {
        await using var scene = await GraphScene.StartAsync();
        using var content = new StringContent(body, null, "application/json");

        var reply = await scene.Graph.SendAsync(HttpMethod.Post, "/me/messages", content, GraphClient.PageToken);

        Assert.Equal((400, error), (reply.Status, reply.Error));
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }
}
