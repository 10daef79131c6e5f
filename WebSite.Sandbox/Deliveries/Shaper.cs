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
            var waiting = Task.Delay(late, world.Clock, cancellationToken);
            world.Deliveries.Plan(first, next);
            await waiting;
            first.NextAttempt = null;
        }

        return world.Faults.Strike(FaultKind.Join, first.Kind) is { } join ? Joined(first, await MoreAsync(join.Rule, cancellationToken), FaultKind.Join)
            : world.Faults.Strike(FaultKind.Reorder, first.Kind) is { } reorder ? Reordered([first, .. await MoreAsync(reorder.Rule, cancellationToken)], reorder)
            : first.Events.Length > 1 && world.Faults.Strike(FaultKind.Split, first.Kind) is not null ? Split(first)
            : Joined(first, Waiting(first), null);
    }

    // As many as are waiting anyway: what a webhook that was down finds.
    private List<Delivery> Waiting(Delivery first)
    {
        var more = new List<Delivery>();
        var room = world.Settings.Batches.MaxEvents - first.Events.Length;
        while (world.Deliveries.Queue.TryPeek(out var next) && next.Events.Length <= room && world.Deliveries.Queue.TryRead(out next))
        {
            room -= next.Events.Length;
            more.Add(next);
        }

        return more;
    }

    private async Task<List<Delivery>> MoreAsync(FaultRule rule, CancellationToken cancellationToken)
    {
        var more = new List<Delivery>();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(rule.Milliseconds), world.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (more.Count < rule.Count - 1 && await world.Deliveries.Queue.WaitToReadAsync(either.Token))
            {
                if (world.Deliveries.Queue.TryRead(out var next))
                {
                    more.Add(next);
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Waited long enough: those that came.
        }

        return more;
    }

    private List<Delivery> Joined(Delivery first, List<Delivery> others, FaultKind? fault)
    {
        if (others.Count > 0)
        {
            world.Deliveries.Join(first, others, world.Settings.Batches.Shape);
            if (fault is { } kind)
            {
                first.NoteFault(kind);
            }
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
