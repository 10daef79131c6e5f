using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WebSite.Accounts;
using WebSite.Web;

namespace WebSite.Monitoring;

/// <summary>Says, once the site runs, where to click.</summary>
internal sealed partial class Addresses(
    IServer server, PublicAddress address, IServiceScopeFactory scopes, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<Addresses> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        var site = address.Origin ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (site is null)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var welcome = await scope.ServiceProvider.GetRequiredService<Welcome>().PathAsync(stoppingToken);
        List<string> lines = ["Open one of these:", $"Shop       {site}/", $"Dashboard  {site}/dashboard"];
        if (configuration["Sandbox:Url"] is { Length: > 0 } sandbox)
        {
            lines.Add($"Sandbox    {sandbox}/");
        }

        if (welcome is not null)
        {
            lines.Add($"First time: set the dashboard's password at {site}{welcome}");
        }

        Log.Ready(logger, string.Join(Environment.NewLine, lines));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Addresses}")]
        public static partial void Ready(ILogger logger, string addresses);
    }
}
