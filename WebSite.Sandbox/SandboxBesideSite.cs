using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WebSite.Sandbox;

/// <summary>Runs the sandbox in the site's process: up before the site serves, down after it.</summary>
internal sealed partial class SandboxBesideSite(
    SandboxOptions options,
    IServer siteServer,
    IHostApplicationLifetime lifetime,
    ILogger<SandboxBesideSite> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private SandboxHost? _host;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _host = await SandboxHost.StartAsync(options, cancellationToken);
        lifetime.ApplicationStarted.Register(FindWebhook);
        Log.Started(logger, _host.Address);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _host, null) is { } host)
        {
            await host.DisposeAsync();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void FindWebhook()
    {
        if (_host is { Webhook: null } host && siteServer.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
        {
            // Any-address bindings are reached by name.
            host.Webhook = new Uri(BindingAddress.Parse(address) is { Host: "*" or "+" or "0.0.0.0" or "[::]" } any
                ? $"{any.Scheme}://localhost:{any.Port}/webhook"
                : $"{address.TrimEnd('/')}/webhook");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The sandbox stands in for Facebook at {Address}")]
        public static partial void Started(ILogger logger, Uri address);
    }
}
