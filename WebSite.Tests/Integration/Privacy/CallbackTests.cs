using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.RequestSigner;

namespace WebSite.Tests.Integration.Privacy;

public class CallbackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deletion_request_is_answered_with_a_code_and_where_it_stands()
    {
        await using var site = new SiteHost([new("Site:PublicUrl", "http://shop.example")]);
        using var facebook = site.Browser();
        facebook.DefaultRequestHeaders.Host = "evil.example";
        var answer = await AskAsync(facebook, Sign(Payload()));

        var code = answer.GetProperty("confirmation_code").GetString()!;
        Assert.Matches("^[a-z0-9]{26}$", code);
        Assert.Equal($"http://shop.example/privacy/deletion/{code}", answer.GetProperty("url").GetString());

        using var alice = site.Visit();
        var page = await alice.GetAsync($"/privacy/deletion/{code}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("noindex", Assert.Single(page.Headers["X-Robots-Tag"]));
        Assert.Contains("no-store", Assert.Single(page.Headers["Cache-Control"]), StringComparison.Ordinal);
        Assert.Contains("19 March 2012, 10:38 UTC", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody by the id that Facebook named", page.Text, StringComparison.Ordinal);
        Assert.Contains("https://m.me/kettleandkin", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(AppScoped, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_and_another_is_another()
    {
        await using var site = new SiteHost();
        using var facebook = site.Browser();
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CodeAsync(facebook, Sign(Payload()))));
        Assert.Single(codes.Distinct());

        // In another spelling it is the same request all the same.
        Assert.Equal(codes[0], await CodeAsync(facebook, Sign($$"""{"user_id":{{AppScoped}},"issued_at":1332153487,"algorithm":"hmac-sha256"}""")));
        Assert.NotEqual(codes[0], await CodeAsync(facebook, Sign(Payload(issued: 1332153488))));
        Assert.NotEqual(codes[0], await CodeAsync(facebook, Sign(Payload(user: "2"))));
        Assert.Equal(3, await site.ReadAsync(db => db.PrivacyRequests.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Any_secret_in_force_will_do()
    {
        await using var site = new SiteHost([KeyValuePair.Create("Messenger:AppSecrets:1", (string?)"another-secret-of-the-app")]);
        using var facebook = site.Browser();
        await CodeAsync(facebook, Sign(Payload(), "another-secret-of-the-app"));
    }

    [Fact]
    public async Task Who_removes_the_app_is_noted_and_nothing_is_deleted()
    {
        await using var site = new SiteHost();
        await site.DeliverAsync(global::Messenger.AspNetCore.Tests.Support.Payload.OptIn("R"));
        using var facebook = site.Browser();
        foreach (var user in new[] { AppScoped, global::Messenger.AspNetCore.Tests.Support.Payload.Alice, "0" })
        {
            using var answer = await facebook.LeaveAsync(Removal, Sign(Payload(user)));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var noted = await site.ReadAsync(db => db.PrivacyRequests.OrderBy(r => r.Id).ToListAsync(Cancel));
        Assert.Equal([(PrivacyRequestKind.Deauthorization, null, false), (PrivacyRequestKind.Deauthorization, null, true), (PrivacyRequestKind.Deauthorization, (string?)null, false)], noted.Select(r => (r.Kind, r.Code, r.IsMatched)));
        Assert.Single(await site.OptInsAsync());
    }

    [Theory]
    [InlineData(Deletion)]
    [InlineData(Removal)]
    public async Task What_is_not_signed_by_the_app_is_refused_and_leaves_nothing(string path)
    {
        using var log = new LogWatch();
        await using var site = new SiteHost(log: log);
        using var http = site.Browser();

        await AssertAsync(400, http.GetAsync(path, Cancel));
        await AssertAsync(400, http.GetAsync($"{path}?signed_request={Sign(Payload())}", Cancel));
        await AssertAsync(400, http.DeleteAsync(path, Cancel));
        await AssertAsync(400, http.LeaveAsync(path, null));
        await AssertAsync(400, http.LeaveAsync(path, ""));
        await AssertAsync(400, http.LeaveAsync(path, "garbled"));
        await AssertAsync(400, http.LeaveAsync(path, Sign("not JSON")));
        await AssertAsync(400, http.LeaveAsync(path, new string('a', 60_000)));
        await AssertAsync(400, PostAsync(http, path, $"signed_request={Sign(Payload())}&signed_request={Sign(Payload())}"));
        await AssertAsync(400, PostAsync(http, path, "%%%&&=&=%00&signed_request"));
        await AssertAsync(400, PostAsync(http, path, $"signed_request={Sign(Payload())}&fill={new string('a', 20_000)}"));
        await AssertAsync(400, http.PostAsync(path, new ByteArrayContent([0xff, 0x00, 0xfe]), Cancel));
        await AssertAsync(400, http.PostAsync(path, new MultipartFormDataContent { { new StringContent(Sign(Payload())), "signed_request" } }, Cancel));
        await AssertAsync(400, http.PostAsJsonAsync(path, new { signed_request = Sign(Payload()) }, Cancel));
        await AssertAsync(403, http.LeaveAsync(path, Sign(Payload(), "a-secret-of-somebody-else")));

        Assert.Equal(0, await site.ReadAsync(db => db.PrivacyRequests.CountAsync(Cancel)));
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task What_can_not_be_noted_is_to_be_sent_again()
    {
        await using var site = new SiteHost();
        using var facebook = site.Browser();
        await site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER broken BEFORE INSERT ON \"PrivacyRequests\" BEGIN SELECT RAISE(ABORT, 'broken'); END", Cancel));
        await AssertAsync(503, facebook.LeaveAsync(Deletion, Sign(Payload())));
        await site.FixAsync();
        await CodeAsync(facebook, Sign(Payload()));
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("x")]
    [InlineData("%27%20OR%201")]
    public async Task An_unknown_code_is_not_found(string code)
    {
        await using var site = new SiteHost();
        using var charlie = site.Visit();
        var page = await charlie.GetAsync($"/privacy/deletion/{code}");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("This shelf is empty", page.Text, StringComparison.Ordinal);
    }

    internal static async Task<string> CodeAsync(HttpClient facebook, string signed) => (await AskAsync(facebook, signed)).GetProperty("confirmation_code").GetString()!;

    private static async Task<JsonElement> AskAsync(HttpClient facebook, string signed)
    {
        using var answer = await facebook.LeaveAsync(Deletion, signed);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string form) =>
        http.PostAsync(path, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"), Cancel);

    private static async Task AssertAsync(int status, Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.DoesNotContain(AppScoped, text, StringComparison.Ordinal);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
    }
}
