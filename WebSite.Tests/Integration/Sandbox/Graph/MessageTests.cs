using System.Text.Json.Nodes;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class MessageTests
{
    private const string Receipt =
        """
        {"attachment":{"type":"template","payload":{"template_type":"receipt","recipient_name":"Alice","order_number":"K-1","currency":"USD",
        "payment_method":"Visa 1234","timestamp":"1458692752","elements":[{"title":"Kettle","quantity":1,"price":0}],
        "address":{"street_1":"1 Main St","city":"Springfield","postal_code":"12345","state":"IL","country":"US"},
        "summary":{"subtotal":75.00,"total_cost":79.5},"adjustments":[{"name":"Welcome","amount":5}]}}}
        """;

    private const string Feedback =
        """
        {"attachment":{"type":"template","payload":{"template_type":"customer_feedback","title":"How was it?","subtitle":"Two taps","button_title":"Rate",
        "feedback_screens":[{"questions":[{"id":"h1","type":"csat"}]}],"business_privacy":{"url":"https://shop.example/privacy"},"expires_in_days":3}}}
        """;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{}""", "100/2018034", "Message cannot be empty" },
        { """{"text":"a","attachment":{"type":"image","payload":{"url":"https://x.example/a.png"}}}""", "100/2018032", "attachment" },
        { $$"""{"text":"{{new string('a', 2001)}}"}""", "100", "(#100) Length of param message[text] must be less than or equal to 2000" },
        { $$"""{"text":"a","metadata":"{{new string('a', 1001)}}"}""", "100", "message[metadata]" },
        { $$"""{"text":"a","quick_replies":[{{string.Join(',', Enumerable.Repeat("""{"content_type":"location"}""", 14))}}]}""", "100", "message[quick_replies]" },
        { """{"text":"a","quick_replies":[{"content_type":"text","title":"123456789012345678901","payload":"p"}]}""", "100", "message[quick_replies][0][title]" },
        { $$"""{"text":"a","quick_replies":[{"content_type":"text","title":"a","payload":"{{new string('a', 1001)}}"}]}""", "100", "message[quick_replies][0][payload]" },
        { """{"attachment":{"type":"hologram","payload":{}}}""", "100", "message[attachment][type]" },
        { """{"attachment":{"type":"image","payload":{}}}""", "100", "url, attachment_id" },
        { """{"attachment":{"type":"image","payload":{"url":"a.png"}}}""", "100", "message[attachment][payload][url]" },
        { """{"attachment":{"type":"image","payload":{"attachment_id":"1"}}}""", "100/2018074", "attachment 1" },
        { Template("""{"template_type":"button","text":"a","buttons":[]}"""), "100", "[buttons]" },
        { Template($$"""{"template_type":"button","text":"{{new string('a', 641)}}","buttons":[{"type":"postback","title":"a","payload":"b"}]}"""), "100", "[text]" },
        { Template("""{"template_type":"button","text":"a","buttons":[{"type":"postback","title":"123456789012345678901","payload":"b"}]}"""), "100", "[buttons][0][title]" },
        { Template("""{"template_type":"button","text":"a","buttons":[{"type":"web_url","title":"a"}]}"""), "100", "[buttons][0][url]" },
        { Template($$"""{"template_type":"generic","elements":[{{string.Join(',', Enumerable.Repeat("""{"title":"a"}""", 11))}}]}"""), "100", "[elements]" },
        { Template($$"""{"template_type":"generic","elements":[{"title":"a","subtitle":"{{new string('a', 81)}}"}]}"""), "100", "[elements][0][subtitle]" },
        { Template("""{"template_type":"list","elements":[{"title":"a"},{"title":"b"}]}"""), "100", "List template on Messenger Platform is deprecated on API 4.0" },
        { Template("""{"template_type":"open_graph","elements":[{"url":"https://shop.example/"}]}"""), "100", "Open graph template" },
        { Template("""{"template_type":"customer_feedback"}"""), "100", "[title]" },
        { Feedback.Replace("h1", "h-1", StringComparison.Ordinal), "100", "[questions][0][id]" },
        { Feedback.Replace("[{\"id", "[{},{\"id", StringComparison.Ordinal), "100", "[questions]" },
        { Template("""{"template_type":"media","elements":[{"media_type":"image"}]}"""), "100", "[elements][0]" },
        { Template("""{"template_type":"poster"}"""), "100", "[template_type]" },
        { Receipt.Replace("\"order_number\":\"K-1\",", "", StringComparison.Ordinal), "100", "[order_number]" },
        { Receipt.Replace("\"price\":0", "\"price\":\"free\"", StringComparison.Ordinal), "100", "[elements][0][price]" },
        { Receipt.Replace(",\"total_cost\":79.5", "", StringComparison.Ordinal), "100", "[summary][total_cost]" },
        { Receipt.Replace("\"country\":\"US\"", "\"country\":\"USA\"", StringComparison.Ordinal), "100", "[address][country]" },
        { Receipt.Replace("1458692752", "1458692752478", StringComparison.Ordinal), "100", "[timestamp]" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_message_against_the_rules_is_refused_naming_the_parameter(string message, string error, string named)
    {
        await using var scene = await GraphScene.StartAsync();

        var reply = await scene.Graph.MessageAsync(scene.Alice, message);

        Assert.Equal((400, error), (reply.Status, reply.Error));
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_text_with_the_most_quick_replies_gets_through()
    {
        await using var scene = await GraphScene.StartAsync();
        var reply = string.Join(',', Enumerable.Repeat("""{"content_type":"text","title":"12345678901234567890","payload":"p"}""", 13));

        Assert.Null((await scene.Graph.MessageAsync(scene.Alice, $$"""{"text":"{{new string('å', 2000)}}","quick_replies":[{{reply}}]}""")).Error);
    }

    [Theory]
    [InlineData("/v3.3", "2019-07-01", "list", null)]
    [InlineData("/v3.3", "2019-07-29", "list", null)]
    [InlineData("/v4.0", "2019-07-29", "list", "100")]
    [InlineData("/v3.3", "2019-07-29", "open_graph", null)]
    [InlineData("/v4.0", "2019-07-29", "open_graph", "100")]
    [InlineData("/v3.3", "2026-11-27", "list", "100")]
    [InlineData("/v7.0", "2020-08-04", "product", "100/2018328")]
    [InlineData("/v8.0", "2020-08-04", "product", null)]
    [InlineData("/v23.0", "2026-11-27", "media", null)]
    [InlineData("/v23.0", "2026-11-27", "airline_update", null)]
    [InlineData("/v23.0", "2026-11-27", "one_time_notif_req", null)]
    public async Task A_template_is_taken_by_the_versions_that_have_it(string version, string day, string type, string? error)
    {
        await using var scene = await GraphScene.StartAsync(version, day: day);
        var elements = type == "media" ? """[{"media_type":"image","url":"https://shop.example/a.png"}]""" : """[{"title":"a"},{"title":"b"}]""";

        Assert.Equal(error, (await scene.Graph.MessageAsync(scene.Alice, Template($$"""{"template_type":"{{type}}","elements":{{elements}}}"""))).Error);
    }

    [Fact]
    public async Task A_whole_feedback_form_gets_through()
    {
        await using var scene = await GraphScene.StartAsync();

        Assert.Null((await scene.Graph.MessageAsync(scene.Alice, Feedback)).Error);
    }

    [Fact]
    public async Task A_receipt_goes_once_to_each_person()
    {
        await using var scene = await GraphScene.StartAsync();
        scene.World.Events.OptIn(scene.Bob, "ref");

        Assert.Null((await scene.Graph.MessageAsync(scene.Alice, Receipt)).Error);
        Assert.Equal("Receipt for order K-1", scene.World.Threads.With(scene.Alice).Lines[^1].Text);
        Assert.Equal("100", (await scene.Graph.MessageAsync(scene.Alice, Receipt)).Error);
        Assert.Null((await scene.Graph.MessageAsync(scene.Bob, Receipt)).Error);
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_and_sent_again_by_its_id()
    {
        await using var scene = await GraphScene.StartAsync();
        byte[] picture = [137, 80, 78, 71];
        using var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new("image/png");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"id":"demo-psid-alice"}"""), "recipient" },
            { new StringContent("""{"attachment":{"type":"image","payload":{"is_reusable":true}}}"""), "message" },
            { new StringContent("UPDATE"), "messaging_type" },
            { file, "filedata", "kettle.png" },
        };

        var uploaded = await scene.Graph.SendAsync(HttpMethod.Post, "/me/messages", form, GraphClient.PageToken);
        var id = uploaded.Json.GetProperty("attachment_id").GetString();
        var again = await scene.Graph.MessageAsync(scene.Alice, Kept("image", id));

        Assert.Null(again.Error);
        var url = scene.World.Threads.With(scene.Alice).Lines[^1].Message!["attachment"]!["payload"]!["url"]!.GetValue<string>();
        Assert.Equal(picture, await scene.Graph.Http.GetByteArrayAsync(new Uri(url), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_attachment_is_kept_by_its_address_too()
    {
        await using var scene = await GraphScene.StartAsync();
        var message = JsonNode.Parse("""{"attachment":{"type":"video","payload":{"url":"https://shop.example/v.mp4"}}}""");

        var kept = await scene.Graph.PostAsync("/me/message_attachments", new JsonObject { ["message"] = message });
        var id = kept.Json.GetProperty("attachment_id").GetString();

        Assert.Null((await scene.Graph.MessageAsync(scene.Alice, Kept("video", id))).Error);
        Assert.Equal("100/2018074", (await scene.Graph.MessageAsync(scene.Alice, Kept("image", id))).Error);
    }

    private static string Template(string payload) => """{"attachment":{"type":"template","payload":""" + payload + "}}";

    private static string Kept(string type, string? id) => new JsonObject
    {
        ["attachment"] = new JsonObject { ["type"] = type, ["payload"] = new JsonObject { ["attachment_id"] = id } },
    }.ToJsonString();
}
