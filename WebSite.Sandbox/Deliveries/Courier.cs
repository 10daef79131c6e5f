using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Brings a world's deliveries to its webhook, one after the other: the next one waits until this one is settled.</summary>
internal sealed partial class Courier(SandboxWorld world, WebhookClient client, ILogger<Courier> logger)
{
    private DateTimeOffset? _failingSince;
    private bool _hasWarned;

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

            if (!Fail(delivery))
            {
                return;
            }

            await WaitAsync(delivery, RetrySchedule.WaitAfter(++failures), stoppingToken);
        }

        // Dropped by a reset: what failed before it says nothing of the world that begins.
        if (delivery.Status is DeliveryStatus.Delivered or DeliveryStatus.Dropped)
        {
            (_failingSince, _hasWarned) = (null, false);
        }

        if (delivery.Status == DeliveryStatus.Delivered)
        {
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
        _failingSince ??= now;
        var failing = now - _failingSince.Value;
        if (failing >= RetrySchedule.WarnAfter && !_hasWarned)
        {
            _hasWarned = true;
            world.Journal.Add(JournalKind.Warning, "webhook", "Deliveries have failed for 15 minutes. After 8 hours the webhook is disabled.", null);
        }

        if (failing < RetrySchedule.DisableAfter)
        {
            return true;
        }

        const string Reason = "Deliveries have failed for 8 hours: the webhook is disabled and the app taken off the Page. Subscribe again.";
        world.Journal.Add(JournalKind.Warning, "webhook", Reason, null);
        world.Change(settings => settings with { Subscription = settings.Subscription with { IsEnabled = false, IsInstalled = false } });
        (_failingSince, _hasWarned) = (null, false);
        world.Deliveries.GiveUp(delivery, DeliveryStatus.Failed, Reason);
        Log.Disabled(logger, world.Id);
        return false;
    }

    // Settled while waiting: sent again by hand with success, or dropped by a reset.
    private async Task WaitAsync(Delivery delivery, TimeSpan wait, CancellationToken stoppingToken)
    {
        if (wait > TimeSpan.Zero)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);

            // Told once it waits: who then jumps the clock ends the wait.
            var next = world.Clock.GetUtcNow() + wait;
            var waiting = Task.Delay(wait, world.Clock, done.Token);
            world.Deliveries.Plan(delivery, next);
            await Task.WhenAny(waiting, delivery.Settled);
            await done.CancelAsync();
            delivery.NextAttempt = null;
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    // Null when there is nothing more to do for this delivery.
    private async Task<Uri?> WebhookForAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        var ready = await world.Changes.UntilAsync(
            () => delivery.Settled.IsCompleted || !world.Settings.Subscription.IsEnabled || world.Webhook is not null ? new Ready(world.Webhook) : null,
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
