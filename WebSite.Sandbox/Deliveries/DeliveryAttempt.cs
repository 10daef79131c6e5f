namespace WebSite.Sandbox.Deliveries;

/// <summary>One POST of a delivery and what came of it. The body is ASCII, so its text is its bytes.</summary>
public sealed record DeliveryAttempt(
    int Number,
    DateTimeOffset SentAt,
    Uri Webhook,
    string Body,
    IReadOnlyDictionary<string, string> Headers,
    int? Answer,
    string? AnswerBody,
    string? Error,
    TimeSpan Took)
{
    public bool Succeeded => Answer is >= 200 and < 300;
}
