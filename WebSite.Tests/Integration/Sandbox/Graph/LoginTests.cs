using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

/// <summary>Facebook Login in the sandbox: the dialog's rules, what a code is traded for, and sends to a login_id.</summary>
public class LoginTests
{
    private const string Redirect = "https://shop.example/back";

    private static readonly string Challenge = WebEncoders.Base64UrlEncode(SHA256.HashData("a-verifier"u8));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("client_id", "demo-other", "Invalid App ID")]
    [InlineData("redirect_uri", "https://evil.example/back", "URL blocked")]
    [InlineData("redirect_uri", "https://shop.example.evil.example/back", "URL blocked")]
    [InlineData("redirect_uri", "javascript:alert(1)", "URL blocked")]
    [InlineData("response_type", "token", "response_type")]
    [InlineData("code_challenge_method", "plain", "code_challenge_method")]
    [InlineData("messenger_page_id", "demo-other", "messenger_page_id")]
    public async Task The_dialog_refuses_what_the_app_does_not_allow(string name, string value, string sentence)
    {
        await using var scene = await StartAsync();
        var query = Query();
        query[name] = value;

        using var answer = await scene.Graph.Http.GetAsync(QueryHelpers.AddQueryString("/v25.0/dialog/oauth", query), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allow", true)]
    [InlineData("decline", true)]
    [InlineData("cancel", false)]
    public async Task The_dialog_sends_the_browser_back_with_its_state(string answer, bool hasCode)
    {
        await using var scene = await StartAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = scene.Sandbox.Address };
        using (await browser.PostAsync("/dialog/login?then=frame", new FormUrlEncodedContent([new("person", "demo-psid-bob")]), Cancel))
        {
        }

        using var reply = await browser.PostAsync(QueryHelpers.AddQueryString("/dialog/oauth", Query()), new FormUrlEncodedContent([new("answer", answer)]), Cancel);

        var back = reply.Headers.Location!;
        var query = QueryHelpers.ParseQuery(back.Query);
        Assert.Equal((Redirect, "#_=_", "s&1"), (back.GetLeftPart(UriPartial.Path), back.Fragment, query["state"].ToString()));
        Assert.Equal((hasCode, hasCode ? "" : "user_denied"), (query.ContainsKey("code"), query.GetValueOrDefault("error_reason").ToString()));
        Assert.Equal(answer == "allow" ? 1 : 0, scene.World.Deliveries.All.Count(delivery => delivery.Kind == "optin" && delivery.Events[0].Text.Contains("login_id", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_code_is_traded_once_where_it_was_asked_for_with_its_verifier_and_the_apps_secret()
    {
        await using var scene = await StartAsync();
        var code = scene.World.Logins.Answer(scene.Bob, true, Redirect, Challenge);
        Assert.Equal("100/36008", (await TradeAsync(scene, code, redirect: Redirect + "/")).Error);
        Assert.Equal("100", (await TradeAsync(scene, code, verifier: "another")).Error);
        Assert.Equal("1", (await TradeAsync(scene, code, secret: "wrong")).Error);
        Assert.Equal("100", (await TradeAsync(scene, "demo-code-of-nobody")).Error);

        var token = (await TradeAsync(scene, code)).Json.GetProperty("access_token").GetString()!;

        Assert.Equal("100/36009", (await TradeAsync(scene, code)).Error);
        Assert.DoesNotContain(scene.World.Calls.All, call => $"{call.Path}{call.Request}{call.Answer}".Contains(token, StringComparison.Ordinal) || $"{call.Request}".Contains("a-verifier", StringComparison.Ordinal));
        Assert.Equal(LoginIds.AppScoped(scene.Bob, scene.World), (await scene.Graph.GetAsync("/me?fields=id", token)).Json.GetProperty("id").GetString());
        Assert.Equal("""{"data":[{"permission":"public_profile","status":"granted"},{"permission":"user_messenger_contact","status":"granted"}]}""", (await scene.Graph.GetAsync("/me/permissions", token)).Text);
        Assert.Equal("190", (await scene.Graph.GetAsync("/demo-page/messenger_profile", token)).Error);
        scene.World.Logins.Answer(scene.Bob, false, Redirect, null);
        Assert.Contains("declined", (await scene.Graph.GetAsync("/me/permissions", token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_gets_too_old()
    {
        await using var scene = await StartAsync();
        var code = scene.World.Logins.Answer(scene.Bob, true, Redirect, Challenge);
        scene.World.Clock.Move(TimeSpan.FromMinutes(11));
        Assert.Equal("100/36007", (await TradeAsync(scene, code)).Error);
    }

    [Fact]
    public async Task A_login_id_takes_one_message_within_24_hours_and_the_answer_names_it()
    {
        await using var scene = await StartAsync();
        var id = LoginIds.Of(scene.Bob, scene.World);
        Assert.Equal("100/2018001", (await SendAsync(scene, id)).Error);
        scene.World.Logins.Answer(scene.Bob, true, Redirect, null);
        scene.World.Events.LogIn(scene.Bob);
        Assert.Equal("100/2018001", (await scene.Graph.TextAsync(scene.Bob, "The PSID isn't given away yet.")).Error);

        var sent = await SendAsync(scene, id);

        Assert.Null(sent.Error);
        Assert.False(sent.Json.TryGetProperty("recipient_id", out _));
        Assert.Equal("10/2018278", (await SendAsync(scene, id)).Error);
        scene.World.Events.Say(scene.Bob, "Thanks");
        scene.World.Events.Say(scene.Bob, "Bye");
        var said = scene.World.Deliveries.All.Where(delivery => delivery.Kind == "message").Select(delivery => delivery.Events[0].Item).ToList();
        Assert.Equal([null, id], said.Select(item => item["prior_message"]?["login_id"]?.GetValue<string>()));
        Assert.Null((await scene.Graph.TextAsync(scene.Bob, "Now it is.")).Error);
    }

    [Fact]
    public async Task After_24_hours_a_login_id_takes_none()
    {
        await using var scene = await StartAsync();
        scene.World.Logins.Answer(scene.Bob, true, Redirect, null);
        scene.World.Events.LogIn(scene.Bob);
        scene.World.Clock.Move(TimeSpan.FromHours(24));
        Assert.Equal("10/2018278", (await SendAsync(scene, LoginIds.Of(scene.Bob, scene.World))).Error);
    }

    private static async Task<GraphScene> StartAsync()
    {
        var scene = await GraphScene.StartAsync("/v25.0");
        scene.World.Domains = ["https://shop.example"];
        return scene;
    }

    private static Dictionary<string, string?> Query() => new()
    {
        ["client_id"] = "demo-app",
        ["redirect_uri"] = Redirect,
        ["state"] = "s&1",
        ["scope"] = "user_messenger_contact",
        ["response_type"] = "code",
        ["messenger_page_id"] = "demo-page",
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    private static async Task<GraphReply> TradeAsync(GraphScene scene, string code, string redirect = Redirect, string verifier = "a-verifier", string secret = "demo-app-secret")
    {
        using FormUrlEncodedContent form = new([new("client_id", "demo-app"), new("client_secret", secret), new("redirect_uri", redirect), new("code", code), new("code_verifier", verifier)]);
        return await scene.Graph.SendAsync(HttpMethod.Post, "/oauth/access_token", form, token: null);
    }

    private static Task<GraphReply> SendAsync(GraphScene scene, string loginId) => scene.Graph.PostAsync("/me/messages", new JsonObject
    {
        ["messaging_type"] = "UPDATE",
        ["recipient"] = new JsonObject { ["login_id"] = loginId },
        ["message"] = new JsonObject { ["text"] = "Your receipt" },
    });
}
