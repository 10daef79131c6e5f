using System.Text.Json.Nodes;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

/// <summary>Templates of utility messages at the sandbox's Graph API, and messages that are made from them.</summary>
public sealed class MessageTemplateTests : IAsyncLifetime
{
    private const string Edge = "/me/message_templates";

    private readonly ManualClock _clock = new();
    private SandboxHost _sandbox = null!;
    private GraphClient _graph = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Person Alice => _sandbox.World.People.Find("demo-psid-alice")!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0") }, _clock, Cancel);
        _graph = new(_sandbox.Address, "/v23.0");
        _sandbox.World.Events.OptIn(Alice, "ref");
    }

    [Fact]
    public async Task It_is_approved_after_seconds_and_the_webhook_hears_of_it()
    {
        var made = await _graph.PostAsync(Edge, Template());
        Assert.Equal("PENDING", made.Json.GetProperty("status").GetString());
        await PassAsync(MessageTemplate.Approved);
        var told = _sandbox.World.Deliveries.All.Single(delivery => delivery.Kind == EventFields.TemplateStatus).Events.Single();
        Assert.Equal(("changes", EventFields.TemplateStatus), (told.List, told.Field));
        Assert.Equal(("APPROVED", "order_shipped", "en_US", made.Json.GetProperty("id").GetString()), (
            told.Item["value"]!["event"]!.GetValue<string>(), told.Item["value"]!["message_template_name"]!.GetValue<string>(),
            told.Item["value"]!["message_template_language"]!.GetValue<string>(), $"{told.Item["value"]!["message_template_id"]}"));

        var listed = Assert.Single((await _graph.GetAsync(Edge)).Json.GetProperty("data").EnumerateArray());
        Assert.Equal(("order_shipped", "APPROVED"), (listed.GetProperty("name").GetString(), listed.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task What_advertises_is_rejected()
    {
        await _graph.PostAsync(Edge, Template(body: "Order {{order}}: 20 % off your next one!"));
        await PassAsync(MessageTemplate.Rejected);
    }

    [Theory]
    [InlineData("name", "\"Order Shipped\"", "100")]
    [InlineData("language", "null", "100")]
    [InlineData("category", "\"MARKETING\"", "100")]
    [InlineData("components", "[]", "100")]
    [InlineData("components", """[{"type":"BODY","text":"Order {{order}}."}]""", "100/2388043")]
    [InlineData("components", """[{"type":"BODY","text":"Order {{1}}.","example":{"body_text":[[]]}}]""", "100/2388043")]
    [InlineData("components", """[{"type":"BODY","text":"Hi."},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"}]}]""", "100/2018416")]
    [InlineData("components", """[{"type":"BODY","text":"Hi."},{"type":"BUTTONS","buttons":[{"type":"URL","text":"Go","url":"https://shop.example/{{1}}"}]}]""", "100")]
    [InlineData("components", """[{"type":"BUTTONS","buttons":[{"type":"POSTBACK","text":"Go","payload":"GO"}]}]""", "100")]
    public async Task One_that_is_wrong_is_refused_at_once(string field, string json, string error)
    {
        var template = Template();
        template[field] = JsonNode.Parse(json);
        Assert.Equal(error, (await _graph.PostAsync(Edge, template)).Error);
        Assert.Empty(_sandbox.World.Templates.All);
    }

    [Fact]
    public async Task A_body_has_1024_characters_at_most_and_a_name_one_template_in_a_language()
    {
        Assert.Equal("100", (await _graph.PostAsync(Edge, Template(body: new string('x', 1025)))).Error);
        Assert.Null((await _graph.PostAsync(Edge, Template(body: new string('x', 1024)))).Error);
        Assert.Equal("100/2388024", (await _graph.PostAsync(Edge, Template())).Error);
    }

    [Fact]
    public async Task It_is_deleted_by_its_name_or_its_id()
    {
        var id = (await _graph.PostAsync(Edge, Template())).Json.GetProperty("id").GetString();
        Assert.Equal("100", (await _graph.DeleteAsync(Edge)).Error);
        Assert.Null((await _graph.DeleteAsync($"{Edge}?name=order_shipped&hsm_id={id}")).Error);
        await _graph.PostAsync(Edge, Template());
        Assert.Null((await _graph.DeleteAsync($"{Edge}?name=order_shipped")).Error);
        Assert.Equal("100", (await _graph.DeleteAsync($"{Edge}?name=order_shipped")).Error);
    }

    [Fact]
    public async Task A_message_from_it_reaches_a_person_whose_window_has_closed_with_words_and_buttons()
    {
        await _graph.PostAsync(Edge, Template());
        Assert.Equal("100", (await SendAsync()).Error);
        await PassAsync(MessageTemplate.Approved);
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("10/2018278", (await _graph.TextAsync(Alice, "Hi")).Error);
        Assert.Null((await SendAsync()).Error);

        var line = _sandbox.World.Threads.With(Alice).Lines[^1];
        Assert.Equal("Hi Alice, order 1042 is on its way.", line.Text);
        var button = line.Message!["attachment"]!["payload"]!["buttons"]![0]!;
        Assert.Equal(("Your order", "https://shop.example/orders/abc"), (button["title"]!.GetValue<string>(), button["url"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("UPDATE", "order_shipped", "en_US", "order")]
    [InlineData("UTILITY", "another", "en_US", "order")]
    [InlineData("UTILITY", "order_shipped", "de_DE", "order")]
    [InlineData("UTILITY", "order_shipped", "en_US", "number")]
    public async Task A_message_that_does_not_fit_its_template_is_refused(string type, string name, string language, string parameter)
    {
        await _graph.PostAsync(Edge, Template());
        await PassAsync(MessageTemplate.Approved);
        Assert.Equal("100", (await SendAsync(type, name, language, parameter)).Error);
    }

    [Fact]
    public async Task The_type_is_for_templates_alone() => Assert.Equal("100", (await _graph.PostAsync("/me/messages", new JsonObject
    {
        ["messaging_type"] = "UTILITY",
        ["recipient"] = new JsonObject { ["id"] = Alice.Id },
        ["message"] = new JsonObject { ["text"] = "Hi" },
    })).Error);

    [Fact]
    public async Task Facebooks_own_are_in_its_library_and_one_that_is_taken_is_approved_at_once()
    {
        var all = await ListAsync("");
        Assert.Contains("shipment_confirmation_1", all);
        Assert.Equal(["shipment_confirmation_1"], await ListAsync("&usecase=SHIPMENT_CONFIRMATION"));
        Assert.Equal(["delivery_update_1"], await ListAsync("&search=on the road"));
        Assert.Equal(all, await ListAsync("&topic=ORDER_MANAGEMENT&industry=E_COMMERCE"));
        Assert.Empty(await ListAsync("&topic=PAYMENTS"));
        Assert.Empty(await ListAsync("", "de_DE"));

        var taken = await _graph.PostAsync(Edge, new JsonObject { ["name"] = "on_its_way", ["language"] = "en_US", ["category"] = "UTILITY", ["library_template_name"] = "delivery_update_1" });
        Assert.Equal("APPROVED", taken.Json.GetProperty("status").GetString());
        Assert.Equal("100", (await _graph.PostAsync(Edge, new JsonObject { ["name"] = "another", ["language"] = "de_DE", ["category"] = "UTILITY", ["library_template_name"] = "delivery_update_1" })).Error);
        Assert.Null((await SendAsync(name: "on_its_way")).Error);
        Assert.Equal("Hi Alice, order 1042 is on the road and comes to you today.", _sandbox.World.Threads.With(Alice).Lines[^1].Text);
    }

    [Theory]
    [InlineData("2025-09-28", "100")]
    [InlineData("2025-09-29", null)]
    public async Task A_picture_may_head_it_since_its_day(string day, string? error)
    {
        _sandbox.World.Clock.Set(DateTimeOffset.Parse(day + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        using GraphClient graph = new(_sandbox.Address, "/v22.0");
        Assert.Equal(error, (await graph.PostAsync(Edge, Pictured())).Error);
    }

    [Fact]
    public async Task Each_message_of_a_template_with_a_picture_brings_its_own()
    {
        var without = Pictured();
        without["components"]![0]!.AsObject().Remove("example");
        Assert.Equal("100", (await _graph.PostAsync(Edge, without)).Error);
        await _graph.PostAsync(Edge, Pictured());
        await PassAsync(MessageTemplate.Approved);

        Assert.Equal("100", (await SendAsync()).Error);
        Assert.Equal("100", (await SendAsync(header: """{"type":"header","parameters":[{"type":"image","image":{"link":"teapot"}}]},""")).Error);
        Assert.Null((await SendAsync(header: """{"type":"header","parameters":[{"type":"image","image":{"link":"https://shop.example/teapot.jpg"}}]},""")).Error);

        var line = _sandbox.World.Threads.With(Alice).Lines[^1];
        Assert.Equal("Hi Alice, order 1042 is on its way.", line.Text);
        Assert.Equal("https://shop.example/teapot.jpg", line.Message!["attachment"]!["payload"]!["elements"]![0]!["image_url"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        _graph.Dispose();
        await _sandbox.DisposeAsync();
    }

    private static JsonObject Template(string body = "Hi {{first_name}}, order {{order}} is on its way.") => new()
    {
        ["name"] = "order_shipped",
        ["language"] = "en_US",
        ["category"] = "UTILITY",
        ["parameter_format"] = "NAMED",
        ["components"] = JsonNode.Parse(
            """
            [
              {"type":"BODY","text":"","example":{"body_text_named_params":[{"param_name":"first_name","example":"Ann"},{"param_name":"order","example":"1"}]}},
              {"type":"BUTTONS","buttons":[{"type":"URL","text":"Your order","url":"https://shop.example/orders/{{1}}","example":["https://shop.example/orders/1"]}]}
            ]
            """) is JsonArray components && (components[0]!["text"] = body) is not null ? components : null,
    };

    private static JsonObject Pictured()
    {
        var template = Template();
        template["components"]!.AsArray().Insert(0, JsonNode.Parse("""{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4:abc"]}}"""));
        return template;
    }

    private async Task<string[]> ListAsync(string more, string language = "en_US") =>
        [.. (await _graph.GetAsync($"/message_template_library?language={language}{more}")).Json.GetProperty("data").EnumerateArray().Select(each => each.GetProperty("name").GetString()!)];

    private Task<GraphReply> SendAsync(string type = "UTILITY", string name = "order_shipped", string language = "en_US", string parameter = "order", string header = "") => _graph.PostAsync("/me/messages", new JsonObject
    {
        ["messaging_type"] = type,
        ["recipient"] = new JsonObject { ["id"] = Alice.Id },
        ["message"] = new JsonObject
        {
            ["attachment"] = new JsonObject
            {
                ["type"] = "template",
                ["payload"] = JsonNode.Parse(
                    $$"""
                    {"template_type":"utility_messages","name":"{{name}}","language":{"code":"{{language}}"},"components":[{{header}}
                      {"type":"body","parameters":[{"type":"text","parameter_name":"first_name","text":"Alice"},{"type":"text","parameter_name":"{{parameter}}","text":"1042"}]},
                      {"type":"button","sub_type":"url","index":0,"parameters":[{"type":"text","text":"abc"}]}
                    ]}
                    """),
            },
        },
    });

    private async Task PassAsync(string status)
    {
        _clock.Advance(TimeSpan.FromSeconds(2));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        await _sandbox.World.Changes.UntilAsync(
            () => _sandbox.World.Templates.All is [var one] && one.Status == status && (status == MessageTemplate.Rejected || _sandbox.World.Deliveries.All.Any(d => d.Kind == EventFields.TemplateStatus)) ? one : null, limit.Token);
    }
}
