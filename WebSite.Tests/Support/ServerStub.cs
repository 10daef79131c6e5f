using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebSite.Tests.Support;

/// <summary>A server that answers as a test says.</summary>
public sealed class ServerStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServerStub(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<ServerStub> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context => answer(context));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
