namespace WebSite.Monitoring;

/// <summary>Has the gauges read while somebody collects them.</summary>
internal sealed partial class GaugeReading(SiteGauges gauges, ILogger<GaugeReading> logger) : BackgroundService
{
    /// <summary>Of the machine's own time: how often a database may be asked is no matter of dates.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(Pause, stoppingToken))
        {
            try
            {
                if (gauges.AreWatched)
                {
                    await gauges.ReadAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotRead(logger, exception.GetBaseException().Message); // Whatever it is: a site doesn't end for its figures.
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The figures for monitoring could not be read; that is tried again. {Why}")]
        public static partial void NotRead(ILogger logger, string why);
    }
}
