using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Takes deliveries from the queue in the shape they are to leave in: as they are, in batches, or with the faults asked for.</summary>
internal sealed class Shaper(SandboxWorld world)
{
    /// <summary>What leaves next, in this order. Null: the world is gone.</summary>
    public async Task<IReadOnlyList<Delivery>?> NextAsync(CancellationToken cancellationToken)
    {
        if (!await world.Deliveries.Queue.WaitToReadAsync(cancellationToken))
        {
            return null;
        }

        if (!world.Deliveries.Queue.TryRead(out var first) || !IsToLeave(first))
        {
            return [];
        }

        if (world.Faults.Strike(FaultKind.Delay, first.Kind) is { } delay)
        {
            first.NoteFault(FaultKind.Delay);
            await world.Deliveries.WaitAsync(first, TimeSpan.FromMilliseconds(delay.Rule.Milliseconds), cancellationToken);
            if (first.Settled.IsCompleted)
            {
                return [];
            }
        }

        return world.Faults.Strike(FaultKind.Join, first.Kind) is { } join ? Joined(await TogetherAsync(first, join.Rule, cancellationToken), FaultKind.Join)
            : world.Faults.Strike(FaultKind.Reorder, first.Kind) is { } reorder ? Reordered(await TogetherAsync(first, reorder.Rule, cancellationToken), reorder)
            : first.Events.Length > 1 && world.Faults.Strike(FaultKind.Split, first.Kind) is not null ? Split(first)
            : Joined(WithWaiting(first), null);
    }

    // Not what was settled in the queue, sent by hand or dropped by a reset, nor what is to be lost.
    private bool IsToLeave(Delivery delivery)
    {
        if (!delivery.Settled.IsCompleted && world.Faults.Strike(FaultKind.Drop, delivery.Kind) is not null)
        {
            delivery.NoteFault(FaultKind.Drop);
            world.Deliveries.GiveUp(delivery, DeliveryStatus.Dropped, "Lost on request.");
        }

        return !delivery.Settled.IsCompleted;
    }

    // And as many as are waiting anyway: what a webhook that was down finds.
    private List<Delivery> WithWaiting(Delivery first)
    {
        var together = new List<Delivery> { first };
        var room = world.Settings.Batches.MaxEvents - first.Events.Length;
        while (world.Deliveries.Queue.TryPeek(out var next) && (next.Settled.IsCompleted || next.Events.Length <= room) && world.Deliveries.Queue.TryRead(out next))
        {
            if (IsToLeave(next))
            {
                room -= next.Events.Length;
                together.Add(next);
            }
        }

        return together;
    }

    // Without what was settled meanwhile: a reset ends the wait, and must not take what came after it along.
    private async Task<List<Delivery>> TogetherAsync(Delivery first, FaultRule rule, CancellationToken cancellationToken)
    {
        var together = new List<Delivery> { first };
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(rule.Milliseconds), world.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (together.Count < rule.Count)
            {
                var coming = world.Deliveries.Queue.WaitToReadAsync(either.Token).AsTask();
                if (await Task.WhenAny(coming, first.Settled) != coming || !await coming)
                {
                    break;
                }

                if (world.Deliveries.Queue.TryRead(out var next) && IsToLeave(next))
                {
                    together.Add(next);
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Waited long enough: those that came.
        }

        await either.CancelAsync();
        together.RemoveAll(delivery => delivery.Settled.IsCompleted);
        return together;
    }

    private List<Delivery> Joined(List<Delivery> together, FaultKind? fault)
    {
        if (together is [var first, _, ..])
        {
            world.Deliveries.Join(first, together[1..], world.Settings.Batches.Shape);
            if (fault is { } kind)
            {
                first.NoteFault(kind);
            }
        }

        return [.. together.Take(1)];
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
