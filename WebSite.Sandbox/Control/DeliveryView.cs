using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Control;

/// <summary>A delivery as the control path tells it. Body, headers and answer are the last attempt's.</summary>
public sealed record DeliveryView(
    string Id,
    DateTimeOffset Created,
    string Person,
    string Kind,
    DeliveryStatus Status,
    string? Reason,
    DateTimeOffset? NextAttempt,
    bool IsUnread,
    IReadOnlyList<string> Faults,
    IReadOnlyList<EventView> Events,
    int? Answer,
    string? Body,
    IReadOnlyDictionary<string, string>? Headers,
    IReadOnlyList<AttemptView> Attempts)
{
    internal static DeliveryView Of(Delivery delivery)
    {
        var last = delivery.Attempts.LastOrDefault();
        return new(
            delivery.Id,
            delivery.Created,
            delivery.PersonId,
            delivery.Kind,
            delivery.Status,
            delivery.Reason,
            delivery.NextAttempt,
            delivery.IsUnread,
            delivery.Faults,
            [.. delivery.Events.Select(EventView.Of)],
            last?.Answer,
            last?.Body,
            last?.Headers,
            [.. delivery.Attempts.Select(AttemptView.Of)]);
    }
}

/// <summary>One event of a delivery as the control path tells it.</summary>
public sealed record EventView(string Person, string Kind, string Field, string List, JsonObject Item)
{
    internal static EventView Of(WireEvent wire) => new(wire.PersonId, wire.Kind, wire.Field, wire.List, wire.Item);
}

/// <summary>One POST of a delivery as the control path tells it.</summary>
public sealed record AttemptView(
    int Number,
    DateTimeOffset SentAt,
    Uri Webhook,
    int? Answer,
    string? AnswerBody,
    string? Error,
    double TookMilliseconds,
    string Body,
    IReadOnlyDictionary<string, string> Headers)
{
    internal static AttemptView Of(DeliveryAttempt attempt) =>
        new(attempt.Number, attempt.SentAt, attempt.Webhook, attempt.Answer, attempt.AnswerBody, attempt.Error,
            Math.Round(attempt.Took.TotalMilliseconds, 1), attempt.Body, attempt.Headers);
}
