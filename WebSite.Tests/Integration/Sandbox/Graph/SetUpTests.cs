using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

/// <summary>What a website asks to see whether it is set up.</summary>
public class SetUpTests
{
    [Fact]
    public async Task The_Page_tells_of_its_picture_its_button_and_its_address()
    {
        await using var scene = await GraphScene.StartAsync();
        var picture = (await scene.Graph.GetAsync("/me/picture?redirect=false&width=1000&height=1000")).Json.GetProperty("data");
        Assert.Equal((1000, 1000, false), (picture.GetProperty("width").GetInt32(), picture.GetProperty("height").GetInt32(), picture.GetProperty("is_silhouette").GetBoolean()));
        using var shown = await scene.Graph.Http.GetAsync(picture.GetProperty("url").GetString(), TestContext.Current.CancellationToken);
        Assert.True(shown.IsSuccessStatusCode);
        Assert.Equal("MESSAGE_PAGE", Assert.Single((await scene.Graph.GetAsync("/me/call_to_actions")).Json.GetProperty("data").EnumerateArray()).GetProperty("type").GetString());
        Assert.Equal("US", (await scene.Graph.GetAsync("/me?fields=location")).Json.GetProperty("location").GetProperty("country_code").GetString());

        scene.World.Change(settings => settings with { Page = settings.Page with { PictureSide = 640, HasSendMessageButton = false, HasUsAddress = false } });

        Assert.Equal(640, (await scene.Graph.GetAsync("/me/picture?redirect=0&width=1000")).Json.GetProperty("data").GetProperty("width").GetInt32());
        Assert.Equal("100", (await scene.Graph.GetAsync("/me/picture")).Error);
        Assert.Equal("100", (await scene.Graph.GetAsync("/me/picture?redirect=false&width=wide")).Error);
        Assert.NotEqual("MESSAGE_PAGE", (await scene.Graph.GetAsync("/me/call_to_actions")).Json.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.Equal("Finland", (await scene.Graph.GetAsync("/me?fields=location")).Json.GetProperty("location").GetProperty("country").GetString());
    }

    [Fact]
    public async Task The_app_tells_itself_alone_what_it_was_reviewed_for()
    {
        await using var scene = await GraphScene.StartAsync();
        Assert.Equal("15", (await scene.Graph.GetAsync("/demo-app/permissions")).Error);
        scene.World.Change(settings => settings with { App = settings.App with { IsApproved = false, Scopes = ["pages_messaging"] } });

        var permissions = (await scene.Graph.GetAsync("/demo-app/permissions", GraphClient.AppToken)).Json.GetProperty("data").EnumerateArray()
            .ToDictionary(row => row.GetProperty("permission").GetString()!, row => row.GetProperty("status").GetString());
        var token = (await scene.Graph.GetAsync("/debug_token?input_token=" + GraphClient.PageToken, GraphClient.AppToken)).Json.GetProperty("data");

        Assert.Equal(("unapproved", "live"), (permissions["pages_messaging"], permissions["pages_messaging_phone_number"]));
        Assert.Equal(["pages_messaging", "pages_messaging_phone_number"], token.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!));
    }

    [Fact]
    public async Task What_no_picture_and_no_token_can_have_is_refused_by_the_control_path()
    {
        await using var scene = await GraphScene.StartAsync();
        foreach (var json in new[] { """{"page":{"pictureSide":-1}}""", """{"page":{"pictureSide":4097}}""", """{"app":{"scopes":[""]}}""", """{"app":{"scopes":[null]}}""" })
        {
            using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            using var answer = await scene.Graph.Http.PatchAsync("/_sandbox/settings", content, TestContext.Current.CancellationToken);
            Assert.Equal(400, (int)answer.StatusCode);
        }
    }
}
