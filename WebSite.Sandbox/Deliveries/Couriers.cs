using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Gives each world a courier.</summary>
internal sealed class Couriers(Worlds worlds, WebhookClient client, ILogger<Courier> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var working = new List<Task>();
        try
        {
            await foreach (var world in worlds.New.ReadAllAsync(stoppingToken))
            {
                working.RemoveAll(courier => courier.IsCompletedSuccessfully);
                working.Add(new Courier(world, client, logger).RunAsync(stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The sandbox stops.
        }

        await Task.WhenAll(working);
    }
}
