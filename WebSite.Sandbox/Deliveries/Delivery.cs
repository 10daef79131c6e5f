using System.Collections.Immutable;

namespace WebSite.Sandbox.Deliveries;

/// <summary>How a delivery stands.</summary>
public enum DeliveryStatus
{
    Waiting,
    Retrying,
    Delivered,

    /// <summary>Given up: the webhook was disabled.</summary>
    Failed,

    /// <summary>Lost on request, or with a reset.</summary>
    Dropped,

    /// <summary>Never meant to leave: an unticked field, an app that isn't installed, a person without a role.</summary>
    Withheld,
}

/// <summary>One POST to the webhook: its events, and every attempt to bring them there.</summary>
public sealed class Delivery(string id, DateTimeOffset created, ImmutableArray<WireEvent> events)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    /// <summary>1 to 1000.</summary>
    public ImmutableArray<WireEvent> Events { get; private set; } = events;

    public string PersonId => Events[0].PersonId;

    public string PersonName => Events.DistinctBy(each => each.PersonId).Count() is > 1 and var people
        ? $"{Events[0].PersonName} and {people - 1} more"
        : Events[0].PersonName;

    /// <summary>The kind of its events, or <c>batch</c> where they differ.</summary>
    public string Kind => Events.All(each => each.Kind == Events[0].Kind) ? Events[0].Kind : "batch";

    public DeliveryStatus Status { get; private set; }

    /// <summary>Why it was withheld, dropped or given up.</summary>
    public string? Reason { get; private set; }

    /// <summary>Faults that were put into it.</summary>
    public ImmutableArray<string> Faults { get; private set; } = [];

    public ImmutableArray<DeliveryAttempt> Attempts { get; private set; } = [];

    /// <summary>When it will be tried again, in the world's time.</summary>
    public DateTimeOffset? NextAttempt { get; internal set; }

    /// <summary>Nobody has opened it on the screen yet.</summary>
    public bool IsUnread { get; internal set; } = true;

    /// <summary>How the entries are laid out.</summary>
    public State.BatchShape Shape { get; internal set; }

    /// <summary>Completes when nothing more will be tried of itself.</summary>
    public Task Settled => _settled.Task;

    /// <summary>The number in an id such as d7; 0 when there is none.</summary>
    internal static int NumberOf(string id) => id is ['d', ..] && int.TryParse(id.AsSpan(1), out var number) ? number : 0;

    internal DeliveryAttempt Record(DeliveryAttempt attempt)
    {
        lock (_lock)
        {
            // Numbered here: one sent again by hand may overtake.
            attempt = attempt with { Number = Attempts.Length + 1 };
            Attempts = Attempts.Add(attempt);
            if (attempt.Succeeded)
            {
                Settle(DeliveryStatus.Delivered);
            }
            else if (!Settled.IsCompleted)
            {
                Status = DeliveryStatus.Retrying;
            }

            return attempt;
        }
    }

    internal void GiveUp(DeliveryStatus status, string reason)
    {
        lock (_lock)
        {
            if (!Settled.IsCompleted)
            {
                Reason = reason;
                Settle(status);
            }
        }
    }

    internal void NoteFault(Faults.FaultKind kind)
    {
        lock (_lock)
        {
            Faults = Faults.Add(kind.ToString());
        }
    }

    internal void Replace(IEnumerable<WireEvent> events)
    {
        lock (_lock)
        {
            Events = [.. events];
        }
    }

    private void Settle(DeliveryStatus status)
    {
        NextAttempt = null;
        Status = status;
        _settled.TrySetResult();
    }
}
