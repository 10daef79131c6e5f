using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebSite.Tests.Support;

/// <summary>The smallest website the sandbox can serve: a page with the SDK snippet, and a webhook that keeps what it gets.</summary>
public sealed class ShopStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _answers = new();
    private string _page = "";

    private ShopStub(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public Uri Webhook => new(Address, "/webhook");

    /// <summary>Every POST the webhook got, first one first.</summary>
    public ConcurrentQueue<Posted> Received { get; } = new();

    public static async Task<ShopStub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stub = new ShopStub(builder.Build());
        stub._app.Run(stub.AnswerAsync);
        await stub._app.StartAsync();
        stub.Address = new($"http://localhost:{new Uri(stub._app.Urls.First()).Port}");
        return stub;
    }

    /// <summary>The next answers of the webhook. After them it answers 200.</summary>
    public void Answer(params int[] statuses) => Array.ForEach(statuses, _answers.Enqueue);

    /// <summary>The page at <c>/</c>: <paramref name="body"/> below the snippet of Facebook's documentation. Its lists show what the plugins tell and how often a parse was done.</summary>
    /// <param name="sandbox">Where the SDK comes from.</param>
    /// <param name="body">The plugins.</param>
    /// <param name="version">For <c>FB.init</c>.</param>
    /// <param name="appId">For <c>FB.init</c>.</param>
    /// <param name="locale">Of the SDK's address.</param>
    /// <param name="fragment">Settings in the SDK's address, instead of <c>FB.init</c>.</param>
    public void ShowPage(Uri sandbox, string body, string version = "v2.6", string appId = "demo-app", string locale = "en_US", string? fragment = null) => _page =
        $$"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"></head><body>
        <ul aria-label="Events"></ul><ul aria-label="Parses"></ul>
        <script nonce="shop">
          function note(list, text) {
            document.querySelector('[aria-label=' + list + ']').appendChild(document.createElement('li')).textContent = text;
          }
          window.fbAsyncInit = function () {
            FB.Event.subscribe('send_to_messenger', function (e) { note('Events', e.event + ' ' + e.ref + ' ' + e.is_after_optin); });
            FB.Event.subscribe('xfbml.render', function () { note('Parses', 'done'); });
            {{(fragment is null ? $"FB.init({{ appId: '{appId}', xfbml: true, version: '{version}' }});" : "")}}
          };
          (function (d, s, id) { var js, f = d.getElementsByTagName(s)[0]; if (d.getElementById(id)) return; js = d.createElement(s);
            js.id = id; js.src = '{{sandbox}}{{locale}}/sdk.js{{fragment}}'; f.parentNode.insertBefore(js, f); }(document, 'script', 'facebook-jssdk'));
        </script>
        <main>{{body}}</main></body></html>
        """;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Received.Enqueue(new(context.Request.Path.ToString(), body.ToArray(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
            context.Response.StatusCode = _answers.TryDequeue(out var status) ? status : (int)HttpStatusCode.OK;
            return;
        }

        // As strict as the site's own policy, so that the SDK is seen to live with it.
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'nonce-shop' 'strict-dynamic'; img-src data: https://www.facebook.com; style-src 'nonce-shop'; base-uri 'none'; " +
            "connect-src https://www.facebook.com; frame-src http://localhost:* https://www.facebook.com https://socialplugin.facebook.net https://staticxx.facebook.com http://staticxx.facebook.com";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(_page);
    }

    /// <summary>One POST, to the byte.</summary>
    public sealed record Posted(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)
    {
        public string Text => Encoding.UTF8.GetString(Body);
    }
}
