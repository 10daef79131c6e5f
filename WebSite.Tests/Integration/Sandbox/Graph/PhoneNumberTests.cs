using System.Text.Json.Nodes;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class PhoneNumberTests
{
    [Fact]
    public async Task A_first_message_to_a_phone_number_lands_in_message_requests_and_says_nothing_of_whom_it_reached()
    {
        await using var scene = await GraphScene.StartAsync();

        var reply = await SendAsync(scene, "+44 (20) 7946-0102", """{"first_name":"Robert","last_name":"Smith"}""");

        Assert.Equal(200, reply.Status);
        Assert.False(reply.Json.TryGetProperty("recipient_id", out _));
        Assert.True(reply.Json.TryGetProperty("message_id", out _));
        Assert.Equal(ThreadStanding.Request, scene.World.Threads.With(scene.Bob).Standing);
        Assert.DoesNotContain(scene.World.Deliveries.All, delivery => delivery.PersonId == scene.Bob.Id);

        scene.World.Events.Ignore(scene.Bob);
        Assert.Null((await SendAsync(scene, "+442079460102")).Error);
        Assert.Equal(ThreadStanding.Ignored, scene.World.Threads.With(scene.Bob).Standing);
        Assert.DoesNotContain(scene.World.Deliveries.All, delivery => delivery.PersonId == scene.Bob.Id);
    }

    [Theory]
    [InlineData("12125550101", null, "100", "recipient[phone_number]")]
    [InlineData("+1 212 555 0101 ext 5", null, "100", "recipient[phone_number]")]
    [InlineData("+12125550101", """{"first_name":"Alice"}""", "100", "recipient[name][last_name]")]
    [InlineData("+12125550199", null, "100/2018001", "No matching user found")]
    [InlineData("+12125550103", null, "100/2018001", "No matching user found")]
    public async Task A_number_that_is_badly_written_or_nobodys_is_refused(string phone, string? name, string error, string named)
    {
        await using var scene = await GraphScene.StartAsync();

        var reply = await SendAsync(scene, phone, name);

        Assert.Equal((400, error), (reply.Status, reply.Error));
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permission_fee_and_country_are_asked_for()
    {
        await using var scene = await GraphScene.StartAsync();

        scene.World.Change(settings => settings with { App = settings.App with { MayMatchPhoneNumbers = false } });
        var forbidden = await SendAsync(scene, "+12125550101");
        Assert.Equal((403, "230"), (forbidden.Status, forbidden.Error));

        scene.World.Change(settings => settings with { App = new() { IsMatchingFeePaid = false } });
        Assert.Equal("200/2018021", (await SendAsync(scene, "+12125550101")).Error);

        scene.World.Change(settings => settings with { App = new(), Page = new() { HasUsAddress = false } });
        Assert.Null((await SendAsync(scene, "+12125550101")).Error);
        scene.World.People.Change(scene.Alice.Id, alice => alice with { Role = PersonRole.Public });
        Assert.Equal("10", (await SendAsync(scene, "+12125550101")).Error);
    }

    private static Task<GraphReply> SendAsync(GraphScene scene, string phone, string? name = null)
    {
        var recipient = new JsonObject { ["phone_number"] = phone };
        if (name is not null)
        {
            recipient["name"] = JsonNode.Parse(name);
        }

        return scene.Graph.PostAsync("/me/messages", new JsonObject
        {
            ["messaging_type"] = "UPDATE",
            ["recipient"] = recipient,
            ["message"] = new JsonObject { ["text"] = "hi" },
        });
    }
}
