using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Control;

/// <summary>A delivery as the control path tells it.</summary>
public sealed record DeliveryView(
    string Id,
    DateTimeOffset Created,
    string Person,
    string Kind,
    string Status,
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
            delivery.Status.ToString().ToLowerInvariant(),
            last?.Answer,
            last?.Body,
            last?.Headers,
            [.. delivery.Attempts.Select(AttemptView.Of)]);
    }
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
