using System.Diagnostics;
using WebSite.Sandbox;
using WebSite.Sandbox.Faults;

namespace WebSite.Tests.Integration.Sandbox;

public class StoppingTests
{
    [Theory]
    [InlineData("/_sandbox/deliveries/wait?seconds=120")]
    [InlineData("/worlds/default/live")]
    [InlineData("/v2.6/me?access_token=demo-page-token")]
    public async Task It_stops_at_once_whoever_still_waits(string path)
    {
        var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0") }, TestContext.Current.CancellationToken);
        sandbox.World.Faults.Set(new() { Rules = [new() { Kind = FaultKind.GraphSlow, Milliseconds = 36 * 60 * 60 * 1000 }] });
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        var waiting = http.GetAsync(path, HttpCompletionOption.ResponseContentRead, TestContext.Current.CancellationToken);

        // Answered on another connection once the first request is in.
        await http.GetStringAsync("/_sandbox/clock", TestContext.Current.CancellationToken);
        var started = Stopwatch.GetTimestamp();
        await sandbox.DisposeAsync();

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "It took as long as the host's patience.");
        await Record.ExceptionAsync(() => waiting);
    }
}
