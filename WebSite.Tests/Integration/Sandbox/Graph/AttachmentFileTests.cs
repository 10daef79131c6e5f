using System.Net.Http.Headers;
using System.Text;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

public class AttachmentFileTests
{
    [Theory]
    [InlineData("text/html", "application/octet-stream")]
    [InlineData("text/javascript", "application/octet-stream")]
    [InlineData("image/png", "image/png")]
    [InlineData("image/svg+xml", "image/svg+xml")]
    public async Task An_uploaded_file_cannot_run_at_the_sandboxs_address(string uploaded, string served)
    {
        await using var scene = await GraphScene.StartAsync();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("<script>alert(1)</script>")) { Headers = { ContentType = new(uploaded) } };
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"attachment":{"type":"file","payload":{}}}"""), "message" },
            { file, "filedata", "photo" },
        };
        var made = await scene.Graph.SendAsync(HttpMethod.Post, "/me/message_attachments", form, GraphClient.PageToken);
        var id = made.Json.GetProperty("attachment_id").GetString();

        using var answer = await scene.Graph.Http.GetAsync($"/attachments/default/{id}", TestContext.Current.CancellationToken);

        Assert.Equal(new MediaTypeHeaderValue(served), answer.Content.Headers.ContentType);
        Assert.Equal(served == "application/octet-stream", answer.Content.Headers.ContentDisposition is { DispositionType: "attachment" });
        Assert.Contains("sandbox;", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
