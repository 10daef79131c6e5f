using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox;

public class ActTests
{
    [Fact]
    public async Task A_script_can_lead_a_thread_from_get_started_to_block()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        var code = scene.Sandbox.World.Codes.Add("billboard");

        await DoAsync(person, new { @do = "getStarted", @ref = "mug" });
        await DoAsync(person, new { @do = "say", text = "Hej" });
        scene.Sandbox.World.Write(PageMessages.Text("Which?", "Red"));
        await DoAsync(person, new { @do = "read" });
        await DoAsync(person, new { @do = "quickReply", title = "Red", payload = "RED" });
        await DoAsync(person, new { @do = "postback", title = "Buy", payload = "BUY" });
        await DoAsync(person, new { @do = "attach", url = "https://cdn.example/a.png" });
        await DoAsync(person, new { @do = "enter", @ref = "again" });
        await DoAsync(person, new { @do = "openAd", adId = "777" });
        await DoAsync(person, new { @do = "scan", url = "http://localhost/c/" + code.Id });
        await DoAsync(person, new { @do = "scan", url = "https://m.me/demo-page?ref=poster" });
        await DoAsync(person, new { @do = "linkAccount", payload = "CODE" });
        await DoAsync(person, new { @do = "optIn", @ref = "plugin" });
        await DoAsync(person, new { @do = "block" });
        using var refused = await PostAsync(person, new { @do = "say", text = "Hej" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var thread = await DoAsync(person, new { @do = "unblock" });

        Assert.Equal("open", thread.GetProperty("standing").GetString());
        await scene.DeliveredAsync("optin");
        Assert.Equal(
            ["postback", "message", "delivery", "read", "message", "postback", "message", "referral", "referral", "referral", "referral", "account_linking", "optin"],
            scene.Sandbox.World.Deliveries.All.Reverse().Select(each => each.Kind).Where(kind => kind != "echo"));
        Assert.Contains(scene.Shop.Received, posted => posted.Text.Contains("\"ref\":\"billboard\",\"source\":\"MESSENGER_CODE\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_edits_and_takes_back_what_they_wrote_and_writes_from_an_ad()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        await DoAsync(person, new { @do = "getStarted" });
        var said = await DoAsync(person, new { @do = "say", text = "Is it stil there?", adId = "777", @ref = "spring" });
        var mid = said.GetProperty("lines").EnumerateArray().Last().GetProperty("mid").GetString();
        await DoAsync(person, new { @do = "edit", mid, text = "Is it still there?" });
        var edited = await DoAsync(person, new { @do = "edit", mid, text = "Is it?" });
        Assert.Equal("Is it?", edited.GetProperty("lines").EnumerateArray().Last().GetProperty("text").GetString());

        var unsent = await DoAsync(person, new { @do = "unsend", mid });
        Assert.DoesNotContain("Is it", unsent.GetRawText(), StringComparison.Ordinal);
        using var again = await PostAsync(person, new { @do = "unsend", mid });
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);

        await scene.DeliveredAsync("message_edit");
        await scene.DeliveredAsync("message");
        var items = scene.Sandbox.World.Deliveries.All.Reverse().SelectMany(each => each.Events).Select(each => each.Item.ToJsonString()).ToList();
        Assert.Contains(items, item => item.Contains("\"referral\":{\"ref\":\"spring\",\"ad_id\":\"777\",\"source\":\"ADS\"", StringComparison.Ordinal));
        Assert.Contains(items, item => item.Contains("\"text\":\"Is it?\",\"num_edit\":2", StringComparison.Ordinal));
        Assert.Contains(items, item => item.Contains($"\"message\":{{\"mid\":\"{mid}\",\"is_deleted\":true}}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"do":"dance"}""", 400, "do must be one of")]
    [InlineData("""{"do":"say"}""", 400, "A message has 1 to 2000 characters")]
    [InlineData("""{"do":"say","text":"Hej"}""", 409, "begins with Get Started")]
    [InlineData("""{"do":"enter","ref":"x"}""", 409, "begins with Get Started")]
    [InlineData("""{"do":"enter","ref":"a b"}""", 400, "only A-Z")]
    [InlineData("""{"do":"enter","source":"TV"}""", 400, "source must be one of")]
    [InlineData("""{"do":"openAd"}""", 400, "needs adId")]
    [InlineData("""{"do":"scan","url":"https://shop.example/"}""", 400, "no way to this Page")]
    [InlineData("""{"do":"attach","url":"javascript:alert(1)"}""", 400, "http or https")]
    [InlineData("""{"do":"postback","title":"Buy"}""", 400, "needs title and payload")]
    [InlineData("""{"do":"accept"}""", 409, "no message request")]
    [InlineData("""{"do":"unblock"}""", 409, "isn't blocked")]
    [InlineData("""{"do":"edit","mid":"m_none","text":"Hej"}""", 400, "has no message")]
    [InlineData("""{"do":"unsend"}""", 400, "has no message")]
    [InlineData("""{"do":"react","mid":"m_none","emoji":"👍"}""", 400, "has no message")]
    public async Task What_cant_be_done_is_refused_in_a_sentence(string act, int status, string sentence)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);

        using var answer = await PostAsync(person, JsonDocument.Parse(act).RootElement);

        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains(sentence, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(scene.Sandbox.World.Deliveries.All);
    }

    [Fact]
    public async Task Without_a_role_nobody_acts_on_an_unpublished_page()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        scene.Sandbox.World.Change(settings => settings with { Page = settings.Page with { IsPublished = false } });

        using var outsider = await PostAsync(person, new { @do = "getStarted" }, "demo-psid-bob");
        using var admin = await PostAsync(person, new { @do = "getStarted" });
        using var nobody = await PostAsync(person, new { @do = "getStarted" }, "demo-psid-nobody");

        Assert.Equal(HttpStatusCode.Forbidden, outsider.StatusCode);
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task A_request_is_accepted_even_after_it_was_ignored()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        scene.Sandbox.World.Write("""{"text":"Shipped"}""", isByPsid: false);

        using var early = await PostAsync(person, new { @do = "say", text = "Hej" });
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal("ignored", (await DoAsync(person, new { @do = "ignore" })).GetProperty("standing").GetString());
        Assert.Equal("open", (await DoAsync(person, new { @do = "accept" })).GetProperty("standing").GetString());
        await scene.DeliveredAsync("message_request");
    }

    private static async Task<JsonElement> DoAsync(SandboxClient client, object act)
    {
        using var answer = await PostAsync(client, act);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> PostAsync(SandboxClient client, object act, string person = "demo-psid-alice") =>
        client.Http.PostAsJsonAsync($"/_sandbox/people/{person}/acts", act, TestContext.Current.CancellationToken);
}
