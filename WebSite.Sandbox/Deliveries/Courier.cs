using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Brings a world's deliveries to its webhook, one after the other: the next one waits until this one is settled.</summary>
internal sealed partial class Courier(SandboxWorld world, WebhookClient client, ILogger<Courier> logger)
{
    // The failing that was warned of.
    private DateTimeOffset? _warnedOf;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var shaper = new Shaper(world);
        try
        {
            while (await shaper.NextAsync(stoppingToken) is { } deliveries)
            {
                foreach (var delivery in deliveries)
                {
                    await DeliverOrGiveUpAsync(delivery, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The sandbox stops.
        }
        catch (Exception e)
        {
            Log.Broke(logger, e, world.Id);
            world.Journal.Add(JournalKind.Warning, "sandbox", $"Nothing more will be delivered in this world, the sandbox itself is broken: {e.Message}");
            throw;
        }
    }

    // One that can't be sent at all mustn't keep those behind it from leaving.
    private async Task DeliverOrGiveUpAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        try
        {
            await DeliverAsync(delivery, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Unsendable(logger, e, delivery.Id, world.Id);
            world.Deliveries.GiveUp(delivery, DeliveryStatus.Failed, $"The sandbox can't send it: {e.Message}");
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        for (var failures = 0; await WebhookForAsync(delivery, stoppingToken) is { } webhook;)
        {
            var attempt = await client.SendAsync(world, delivery, webhook, stoppingToken);
            Log.Attempted(logger, delivery.Id, delivery.Kind, attempt.Number, attempt.Answer?.ToString(provider: null) ?? attempt.Error ?? "");
            if (attempt.Succeeded)
            {
                break;
            }

            // Settled meanwhile: by hand, or by a reset, and then its failure is none of the new beginning's.
            if (!delivery.Settled.IsCompleted && !Fail(delivery))
            {
                return;
            }

            if (RetrySchedule.WaitAfter(++failures) is var wait && wait > TimeSpan.Zero)
            {
                await world.Deliveries.WaitAsync(delivery, wait, stoppingToken);
            }
        }

        if (delivery.Status == DeliveryStatus.Delivered)
        {
            world.Deliveries.FailingSince = null;
            await DuplicateAsync(delivery, stoppingToken);
        }
    }

    private async Task DuplicateAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        if (world.Faults.Strike(FaultKind.Duplicate, delivery.Kind) is not { } fault || world.Webhook is not { } webhook)
        {
            return;
        }

        delivery.NoteFault(FaultKind.Duplicate);
        for (var copy = 1; copy < fault.Rule.Count; copy++)
        {
            await client.SendAsync(world, delivery, webhook, stoppingToken);
        }
    }

    // False when that was the last straw.
    private bool Fail(Delivery delivery)
    {
        var now = world.Clock.GetUtcNow();
        var since = world.Deliveries.FailingSince ??= now;
        var failing = now - since;
        if (failing >= RetrySchedule.WarnAfter && _warnedOf != since)
        {
            _warnedOf = since;
            world.Journal.Add(JournalKind.Warning, "webhook", "Deliveries have failed for 15 minutes. After 8 hours the webhook is disabled.", null);
        }

        if (failing < RetrySchedule.DisableAfter)
        {
            return true;
        }

        const string Reason = "Deliveries have failed for 8 hours: the webhook is disabled and the app taken off the Page. Subscribe again.";
        world.Journal.Add(JournalKind.Warning, "webhook", Reason, null);
        world.Change(settings => settings with { Subscription = settings.Subscription with { IsEnabled = false, IsInstalled = false } });
        world.Deliveries.FailingSince = null;
        world.Deliveries.GiveUp(delivery, DeliveryStatus.Failed, Reason);
        Log.Disabled(logger, world.Id);
        return false;
    }

    // Null when there is nothing more to do for this delivery.
    private async Task<Uri?> WebhookForAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        var ready = await world.Changes.UntilAsync(
            () => world.Webhook is var webhook && (webhook is not null || delivery.Settled.IsCompleted || !world.Settings.Subscription.IsEnabled) ? new Ready(webhook) : null,
            stoppingToken);
        if (!world.Settings.Subscription.IsEnabled)
        {
            world.Deliveries.GiveUp(delivery, DeliveryStatus.Failed, "The webhook was disabled while this waited.");
        }

        return delivery.Settled.IsCompleted ? null : ready.Webhook;
    }

    private sealed record Ready(Uri? Webhook);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Delivery {Id} ({Kind}), attempt {Number}: {Answer}")]
        public static partial void Attempted(ILogger logger, string id, string kind, int number, string answer);

        [LoggerMessage(2, LogLevel.Warning, "The webhook of world {World} is disabled after eight hours of failures")]
        public static partial void Disabled(ILogger logger, string world);

        [LoggerMessage(3, LogLevel.Critical, "Nothing more will be delivered in world {World}: the sandbox itself is broken")]
        public static partial void Broke(ILogger logger, Exception exception, string world);

        [LoggerMessage(4, LogLevel.Error, "Delivery {Id} of world {World} can't be sent")]
        public static partial void Unsendable(ILogger logger, Exception exception, string id, string world);
    }
}
