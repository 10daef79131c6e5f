using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Takes deliveries from the queue in the shape they are to leave in: as they are, in batches, or with the faults asked for.</summary>
internal sealed class Shaper(SandboxWorld world)
{
    /// <summary>What leaves next, in this order. Null: the world is gone.</summary>
    public async Task<IReadOnlyList<Delivery>?> NextAsync(CancellationToken cancellationToken)
    {
        if (!await world.Deliveries.Queue.WaitToReadAsync(cancellationToken) || !world.Deliveries.Queue.TryRead(out var first))
        {
            return null;
        }

        if (first.Settled.IsCompleted)
        {
            // Dropped by a reset, or sent by hand, while it was in the queue.
            return [];
        }

        if (world.Faults.Strike(FaultKind.Drop, first.Kind) is not null)
        {
            first.NoteFault(FaultKind.Drop);
            world.Deliveries.GiveUp(first, DeliveryStatus.Dropped, "Lost on request.");
            return [];
        }

        if (world.Faults.Strike(FaultKind.Delay, first.Kind) is { } delay)
        {
            first.NoteFault(FaultKind.Delay);
            var late = TimeSpan.FromMilliseconds(delay.Rule.Milliseconds);
            var next = world.Clock.GetUtcNow() + late;
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var waiting = Task.Delay(late, world.Clock, done.Token);
            world.Deliveries.Plan(first, next);
            await Task.WhenAny(waiting, first.Settled);
            await done.CancelAsync();
            first.NextAttempt = null;
            cancellationToken.ThrowIfCancellationRequested();
            if (first.Settled.IsCompleted)
            {
                return [];
            }
        }

        return world.Faults.Strike(FaultKind.Join, first.Kind) is { } join ? Joined(await WithMoreAsync(first, join.Rule, cancellationToken), FaultKind.Join)
            : world.Faults.Strike(FaultKind.Reorder, first.Kind) is { } reorder ? Reordered(await WithMoreAsync(first, reorder.Rule, cancellationToken), reorder)
            : first.Events.Length > 1 && world.Faults.Strike(FaultKind.Split, first.Kind) is not null ? Split(first)
            : Joined([first, .. Waiting(first)], null);
    }

    // As many as are waiting anyway: what a webhook that was down finds.
    private List<Delivery> Waiting(Delivery first)
    {
        var more = new List<Delivery>();
        var room = world.Settings.Batches.MaxEvents - first.Events.Length;
        while (world.Deliveries.Queue.TryPeek(out var next) && (next.Settled.IsCompleted || next.Events.Length <= room) && world.Deliveries.Queue.TryRead(out next))
        {
            if (!next.Settled.IsCompleted)
            {
                room -= next.Events.Length;
                more.Add(next);
            }
        }

        return more;
    }

    // Those that came in time and are still to be sent; a reset ends the wait.
    private async Task<List<Delivery>> WithMoreAsync(Delivery first, FaultRule rule, CancellationToken cancellationToken)
    {
        var all = new List<Delivery> { first };
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(rule.Milliseconds), world.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (all.Count < rule.Count)
            {
                var readable = world.Deliveries.Queue.WaitToReadAsync(either.Token).AsTask();
                if (await Task.WhenAny(readable, first.Settled) != readable || !await readable)
                {
                    break;
                }

                if (world.Deliveries.Queue.TryRead(out var next))
                {
                    all.Add(next);
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Waited long enough: those that came.
        }

        await either.CancelAsync();
        all.RemoveAll(delivery => delivery.Settled.IsCompleted);
        return all;
    }

    private List<Delivery> Joined(List<Delivery> deliveries, FaultKind? fault)
    {
        if (deliveries.Count <= 1)
        {
            return deliveries;
        }

        var first = deliveries[0];
        world.Deliveries.Join(first, deliveries[1..], world.Settings.Batches.Shape);
        if (fault is { } kind)
        {
            first.NoteFault(kind);
        }

        return [first];
    }

    // Never in the order they came in, or nobody would notice.
    private static List<Delivery> Reordered(List<Delivery> deliveries, Fault fault)
    {
        if (deliveries.Count > 1)
        {
            var order = Enumerable.Range(0, deliveries.Count).ToArray();
            do
            {
#pragma warning disable CA5394 // Dice that can be thrown again.
                fault.Dice.Shuffle(order);
#pragma warning restore CA5394
            }
            while (order.Index().All(each => each.Index == each.Item));

            deliveries.ForEach(delivery => delivery.NoteFault(FaultKind.Reorder));
            deliveries = [.. order.Select(index => deliveries[index])];
        }

        return deliveries;
    }

    private List<Delivery> Split(Delivery whole)
    {
        var parts = new List<Delivery> { whole };
        parts.AddRange(whole.Events.Skip(1).Select(world.Deliveries.AddApart));
        whole.Replace(whole.Events.Take(1));
        parts.ForEach(part => part.NoteFault(FaultKind.Split));
        return parts;
    }
}
