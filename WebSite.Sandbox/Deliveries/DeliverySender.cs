using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Brings deliveries to the webhook, one after the other: the next one waits until this one is settled.</summary>
internal sealed partial class DeliverySender(SandboxWorld world, WebhookClient client, ILogger<DeliverySender> logger) : BackgroundService
{
    /// <summary>How long to wait before each attempt.</summary>
    public static readonly TimeSpan[] Waits =
    [
        TimeSpan.Zero,
        TimeSpan.Zero,
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var delivery in world.Deliveries.Queue.ReadAllAsync(stoppingToken))
            {
                await DeliverAsync(delivery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The sandbox stops.
        }
        catch (Exception e)
        {
            Log.Broke(logger, e);
            throw;
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        foreach (var wait in Waits)
        {
            await WaitAsync(delivery, wait, stoppingToken);
            if (await WebhookForAsync(delivery, stoppingToken) is not { } webhook)
            {
                return;
            }

            var attempt = await client.SendAsync(delivery, webhook, stoppingToken);
            Log.Attempted(logger, delivery.Id, delivery.Kind, attempt.Number, attempt.Answer?.ToString(provider: null) ?? attempt.Error ?? "");
            if (attempt.Succeeded)
            {
                return;
            }
        }

        world.Deliveries.GiveUp(delivery);
        Log.GaveUp(logger, delivery.Id, Waits.Length);
    }

    // Settled while waiting: sent again by hand with success, or dropped by a reset.
    private async Task WaitAsync(Delivery delivery, TimeSpan wait, CancellationToken stoppingToken)
    {
        if (wait > TimeSpan.Zero)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(Task.Delay(wait, world.Clock, done.Token), delivery.Settled);
            await done.CancelAsync();
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<Uri?> WebhookForAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        var ready = await world.Changes.UntilAsync(
            () => delivery.Settled.IsCompleted || world.Webhook is not null ? new Ready(world.Webhook) : null, stoppingToken);
        return delivery.Settled.IsCompleted ? null : ready.Webhook;
    }

    private sealed record Ready(Uri? Webhook);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Delivery {Id} ({Kind}), attempt {Number}: {Answer}")]
        public static partial void Attempted(ILogger logger, string id, string kind, int number, string answer);

        [LoggerMessage(2, LogLevel.Warning, "Delivery {Id} given up after {Attempts} attempts")]
        public static partial void GaveUp(ILogger logger, string id, int attempts);

        [LoggerMessage(3, LogLevel.Critical, "Nothing more will be delivered: the sandbox itself is broken")]
        public static partial void Broke(ILogger logger, Exception exception);
    }
}
