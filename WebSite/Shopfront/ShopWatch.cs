using System.Data.Common;

namespace WebSite.Shopfront;

/// <summary>Sees within two seconds what another instance changed of the shop's face.</summary>
internal sealed partial class ShopWatch(CurrentShop shop, ILogger<ShopWatch> logger) : BackgroundService
{
    /// <summary>By the machine's clock: what another instance does has nothing to do with the shop's time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await shop.FollowAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                Log.NotRead(logger, exception); // The pages go on showing what they know.
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Whether the shop's settings have changed could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
