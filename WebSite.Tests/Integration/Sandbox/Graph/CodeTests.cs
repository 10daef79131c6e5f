using System.Buffers.Binary;
using System.Text.Json.Nodes;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class CodeTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(237)]
    [InlineData(2000)]
    public async Task A_code_is_a_png_of_the_size_asked_for(int size)
    {
        await using var scene = await GraphScene.StartAsync("/v2.12", day: "2018-06-01");

        var made = await scene.Graph.PostAsync("/me/messenger_codes", new JsonObject
        {
            ["type"] = "standard",
            ["data"] = new JsonObject { ["ref"] = "billboard-ad" },
            ["image_size"] = size,
        });
        var uri = new Uri(made.Json.GetProperty("uri").GetString()!);
        var picture = await scene.Graph.Http.GetByteArrayAsync(uri, TestContext.Current.CancellationToken);

        Assert.Equal("PNG"u8, picture.AsSpan(1, 3));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)));
        var code = Assert.Single(scene.World.Codes.All);
        Assert.Equal("billboard-ad", code.Ref);
        Assert.EndsWith($"/codes/default/{code.Id}.png", uri.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_from_a_form_is_1000_pixels_and_may_be_without_a_ref()
    {
        await using var scene = await GraphScene.StartAsync("/v2.12", day: "2018-06-01");
        using var form = new FormUrlEncodedContent([new("type", "standard")]);

        Assert.Null((await scene.Graph.SendAsync(HttpMethod.Post, "/me/messenger_codes", form, GraphClient.PageToken)).Error);

        var code = Assert.Single(scene.World.Codes.All);
        Assert.Equal((1000, null), (code.Size, code.Ref));
    }

    [Theory]
    [InlineData("""{"type":"standard","image_size":99}""", "image_size")]
    [InlineData("""{"type":"standard","image_size":2001}""", "image_size")]
    [InlineData("""{"type":"round"}""", "type")]
    [InlineData("""{"type":"standard","data":{"ref":"a b"}}""", "data[ref]")]
    public async Task A_code_against_the_rules_is_refused(string body, string named)
    {
        await using var scene = await GraphScene.StartAsync("/v2.12", day: "2018-06-01");

        var reply = await scene.Graph.PostAsync("/me/messenger_codes", JsonNode.Parse(body)!);

        Assert.Equal("100", reply.Error);
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v4.0", "2019-07-29", "12")]
    [InlineData("/v3.3", "2019-07-29", null)]
    [InlineData("/v3.3", "2019-10-28", null)]
    [InlineData("/v3.3", "2019-10-29", "12")]
    [InlineData("/v3.3", "2026-11-27", "12")]
    public async Task Codes_ended_with_version_4_and_three_months_later_in_every_version(string version, string day, string? error)
    {
        await using var scene = await GraphScene.StartAsync(version, day: day);

        Assert.Equal(error, (await scene.Graph.PostAsync("/me/messenger_codes", new JsonObject { ["type"] = "standard" })).Error);
    }
}
