using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Deliveries;

/// <summary>How a delivery stands.</summary>
public enum DeliveryStatus
{
    Waiting,
    Retrying,
    Delivered,
    Failed,
    Dropped,
}

/// <summary>One event on its way to the webhook, with every attempt to bring it there.</summary>
public sealed class Delivery(string id, DateTimeOffset created, string personId, string personName, string kind, JsonObject item)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public string PersonId { get; } = personId;

    public string PersonName { get; } = personName;

    /// <summary>optin, postback, referral or message.</summary>
    public string Kind { get; } = kind;

    public DeliveryStatus Status { get; private set; }

    public ImmutableArray<DeliveryAttempt> Attempts { get; private set; } = [];

    /// <summary>Completes when nothing more will be tried of itself.</summary>
    public Task Settled => _settled.Task;

    /// <summary>The item of <c>messaging[]</c>: the same in every attempt.</summary>
    internal JsonObject Item { get; } = item;

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

    internal void GiveUp(DeliveryStatus status)
    {
        lock (_lock)
        {
            if (!Settled.IsCompleted)
            {
                Settle(status);
            }
        }
    }

    private void Settle(DeliveryStatus status)
    {
        Status = status;
        _settled.TrySetResult();
    }
}
