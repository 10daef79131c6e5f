using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebSite.Benchmarks.SandboxLoad;

/// <summary>A webhook of every world, each at an address of its own, that notes when a ref it expects comes in.</summary>
internal sealed class Arrivals : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (long Clicked, TaskCompletionSource Arrived)> _expected = new();
    private readonly ConcurrentBag<double> _latencies = [];
    private int _strays;

    private Arrivals(WebApplication app) => _app = app;

    public IReadOnlyCollection<double> Latencies => _latencies;

    /// <summary>Deliveries that came to the address of another world.</summary>
    public int Strays => _strays;

    public static async Task<Arrivals> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var arrivals = new Arrivals(builder.Build());
        arrivals._app.Run(arrivals.TakeAsync);
        await arrivals._app.StartAsync();
        return arrivals;
    }

    public Uri Of(string world) => new($"{_app.Urls.First()}/{world}");

    /// <summary>The clock starts now.</summary>
    public Task Expect(string world, string clickRef)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _expected[$"/{world} {clickRef}"] = (Stopwatch.GetTimestamp(), arrived);
        return arrived.Task;
    }

    public void Forget() => _latencies.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var came = Stopwatch.GetTimestamp();
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var entry = body.RootElement.GetProperty("entry")[0];
        var key = $"{context.Request.Path} {entry.GetProperty("messaging")[0].GetProperty("optin").GetProperty("ref").GetString()}";
        if (_expected.TryRemove(key, out var expected) && entry.GetProperty("id").GetString() == $"demo-page-{context.Request.Path.Value![1..]}")
        {
            _latencies.Add(Stopwatch.GetElapsedTime(expected.Clicked, came).TotalMilliseconds);
            expected.Arrived.SetResult();
        }
        else
        {
            Interlocked.Increment(ref _strays);
        }
    }
}
