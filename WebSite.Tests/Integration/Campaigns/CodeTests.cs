using System.Net;
using Microsoft.AspNetCore.Http;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Campaigns;

public class CodeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("999")]
    [InlineData("2001")]
    [InlineData("-1000")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    [InlineData("")]
    public async Task A_size_out_of_bounds_is_refused_with_a_sentence(string size)
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        var campaign = await bob.MakeAsync(site, "codes");
        var reply = await bob.GetAsync($"{Doors.Root}/codes/{campaign.Id}/qr.png?size={size}");
        Assert.Equal((HttpStatusCode.BadRequest, "The size is a whole number of pixels from 1000 to 2000."), (reply.Status, reply.Text));
        var page = await bob.PostAsync($"{Doors.Root}/codes/{campaign.Id}", [("size", size)]);
        Assert.Contains("from 1000 to 2000", page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"message":"(#12) me/messenger_codes is deprecated for versions v4.0 and higher","type":"OAuthException","code":12}}""", 400, "It said: (#12) me/messenger_codes is deprecated for versions v4.0 and higher. Messenger Codes ended in 2019, and the QR code replaced them.")]
    [InlineData("""{"error":{"message":"Error validating access token","type":"OAuthException","code":190}}""", 400, "the Page's token")]
    [InlineData("""{"error":{"message":"(#200) No permission","type":"OAuthException","code":200}}""", 403, "Facebook doesn't permit it")]
    [InlineData("<html>", 502, "No code was made")]
    [InlineData("""{"result":"success"}""", 200, "without the address of a picture")]
    [InlineData("""{"uri":"http://169.254.169.254/latest"}""", 200, "without the address of a picture")]
    [InlineData("""{"uri":"file:///etc/passwd"}""", 200, "without the address of a picture")]
    [InlineData("""{"uri":"{here}/missing"}""", 200, "picture couldn't be fetched")]
    [InlineData("""{"uri":"{here}/moved"}""", 200, "picture couldn't be fetched")]
    [InlineData("""{"uri":"{here}/svg"}""", 200, "is no PNG")]
    [InlineData("""{"uri":"{here}/endless"}""", 200, "larger than 4 MB")]
    public async Task What_facebook_answers_instead_of_a_code_is_said(string answer, int status, string sentence)
    {
        var here = "";
        await using var graph = await ServerStub.StartAsync(context => AnswerAsync(context, answer.Replace("{here}", here, StringComparison.Ordinal), status));
        here = graph.Address;
        await using var site = new SiteHost([new("Messenger:GraphUrl", graph.Address), new("Messenger:PageAccessToken", "a-token")]);
        using var bob = await site.MerchantAsync();
        var campaign = await bob.MakeAsync(site, "codes");
        var page = await bob.PostAsync($"{Doors.Root}/codes/{campaign.Id}", [("size", "1000")]);
        Assert.Contains(sentence, page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("img[src^='data:']"));
    }

    [Fact]
    public async Task Without_a_token_that_is_said()
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        var campaign = await bob.MakeAsync(site, "codes");
        var page = await bob.PostAsync($"{Doors.Root}/codes/{campaign.Id}", [("size", "1000")]);
        Assert.Contains("or the site has none. Make a new one and set Messenger:PageAccessToken", page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static Task AnswerAsync(HttpContext context, string answer, int status)
    {
        switch (context.Request.Path.Value)
        {
            case "/v3.3/me/messenger_codes":
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(answer, Cancel);
            case "/svg":
                return context.Response.WriteAsync("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Cancel);
            case "/endless":
                return context.Response.Body.WriteAsync(new byte[5 * 1024 * 1024], Cancel).AsTask();
            case "/moved":
                context.Response.Redirect("/svg");
                return Task.CompletedTask;
            default:
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
        }
    }
}
