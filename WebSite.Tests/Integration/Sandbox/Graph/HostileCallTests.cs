using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class HostileCallTests
{
    [Fact]
    public async Task A_callback_may_name_a_character_set_that_does_not_exist()
    {
        await using var scene = await GraphScene.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var callback = builder.Build();
        callback.Run(http => http.Response.WriteAsync(SetCharset(http).Request.Query["hub.challenge"].ToString()));
        await callback.StartAsync(TestContext.Current.CancellationToken);

        var answer = await SubscribeAsync(scene, callback.Urls.First());

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("http://̀.example/")]
    [InlineData("https://name:password@shop.example/webhook")]
    public async Task A_callback_that_cannot_be_looked_up_is_a_bad_parameter(string address)
    {
        await using var scene = await GraphScene.StartAsync();

        Assert.Equal("100", (await SubscribeAsync(scene, address)).Error);
    }

    [Fact]
    public async Task An_item_of_a_batch_with_an_endless_name_fails_alone()
    {
        await using var scene = await GraphScene.StartAsync();
        var batch = new JsonArray(
            new JsonObject { ["method"] = "POST", ["relative_url"] = "me/messages", ["body"] = new string('x', 3000) + "=1" },
            new JsonObject { ["method"] = "GET", ["relative_url"] = "me" });

        using var sent = await scene.Graph.Http.PostAsJsonAsync(
            "/?access_token=demo-page-token", new JsonObject { ["batch"] = batch }, TestContext.Current.CancellationToken);
        var answers = JsonNode.Parse(await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsArray();

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal([400, 200], answers.Select(answer => answer!["code"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "access_token=123%7creal-secret&x=1")]
    [InlineData("application/x-www-form-urlencoded", "batch=%5B%7B%22relative_url%22%3A%22me%3Faccess_token%3Dreal-secret%22%7D%5D")]
    [InlineData("application/json", """{"batch":[{"method":"GET","relative_url":"me?access_token=real-secret"}]}""")]
    [InlineData("application/json", """{"batch":[{"method":"POST","relative_url":"me/messages","body":"x=1&access_token=real-secret"}]}""")]
    [InlineData("application/json", """{"access_token":"real\/real-secret"}""")]
    [InlineData("application/json", """{"verify_token":"real-secret","access_token":"x"}""")]
    public async Task What_may_be_a_real_secret_is_not_kept(string type, string body)
    {
        await using var scene = await GraphScene.StartAsync();

        using var answer = await scene.Graph.Http.PostAsync("/?access_token=demo-page-token", new StringContent(body, Encoding.UTF8, type), TestContext.Current.CancellationToken);

        Assert.NotEmpty(scene.World.Calls.All);
        Assert.DoesNotContain(scene.Sandbox.Worlds.All.SelectMany(world => world.Calls.All), call => $"{call.Path} {call.Request}".Contains("real-secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(2600)]
    public async Task A_name_with_endless_brackets_goes_no_deeper_than_can_be_kept(int depth)
    {
        await using var scene = await GraphScene.StartAsync();

        var answer = await scene.Graph.GetAsync("/me?x" + string.Concat(Enumerable.Repeat("[b]", depth)) + "=1");

        Assert.True(answer.Status is 200 or 400, answer.Text);
    }

    private static HttpContext SetCharset(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=bogus";
        return http;
    }

    private static Task<GraphReply> SubscribeAsync(GraphScene scene, string callback) => scene.Graph.PostAsync(
        "/demo-app/subscriptions",
        new JsonObject { ["object"] = "page", ["callback_url"] = callback, ["verify_token"] = "demo-token", ["fields"] = "messages" },
        GraphClient.AppToken);
}
