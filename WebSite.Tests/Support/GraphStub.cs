using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebSite.Tests.Support;

/// <summary>A Graph API that does what no Graph API should: hangs up, says nothing, answers something else.</summary>
internal sealed class GraphStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _end = new();

    private GraphStub(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>What was sent to <c>me/messages</c>, oldest first.</summary>
    public ConcurrentQueue<GraphStubCall> Sends { get; } = new();

    /// <summary>What it does with a message.</summary>
    public Func<HttpContext, Task> OnSend { get; set; } = http => http.Response.WriteAsync("""{"recipient_id":"1","message_id":"m_1"}""");

    /// <summary>What it does with everything else.</summary>
    public Func<HttpContext, Task> OnOther { get; set; } = http => http.Response.WriteAsync("{}");

    /// <summary>What happens while it is asked for anything else.</summary>
    public Func<HttpContext, Task> OnRead { get; set; } = _ => Task.CompletedTask;

    /// <summary>Hangs up without a word.</summary>
    public static Task HangUp(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Says nothing until the stub ends.</summary>
    public Task SayNothing(HttpContext http) => Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(_end.Token, http.RequestAborted).Token);

    public static async Task<GraphStub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stub = new GraphStub(builder.Build());
        stub._app.Run(stub.AnswerAsync);
        await stub._app.StartAsync();
        stub.Address = new(stub._app.Urls.First());
        return stub;
    }

    /// <summary>Settings that point a site at it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SiteSettings =>
        [KeyValuePair.Create("Messenger:GraphUrl", (string?)Address.AbsoluteUri), KeyValuePair.Create("Messenger:PageAccessToken", (string?)"a-token-of-the-tests")];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        if (!http.Request.Path.Value!.EndsWith("/me/messages", StringComparison.Ordinal))
        {
            await OnRead(http);
            await OnOther(http);
            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        Sends.Enqueue(new(http.Request.QueryString.Value!, http.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
        await OnSend(http);
    }
}

/// <summary>A call.</summary>
internal sealed record GraphStubCall(string Query, string Authorization, string Body);
