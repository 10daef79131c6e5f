using System.Globalization;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Messenger;

namespace WebSite.Sandbox.Screen;

/// <summary>How a delivery stands, in words.</summary>
internal static class StatusText
{
    public static string Of(Delivery delivery) => (delivery.Status, delivery.Attempts.LastOrDefault()) switch
    {
        (DeliveryStatus.Dropped or DeliveryStatus.Withheld, _) => delivery.Status.ToString().ToLowerInvariant(),
        (_, { Answer: { } answer }) => answer.ToString(CultureInfo.InvariantCulture),
        (_, { Error: not null }) => "no answer",
        _ => "waiting",
    };

    public static string Mood(Delivery delivery) => delivery.Status switch
    {
        DeliveryStatus.Delivered => "good",
        DeliveryStatus.Waiting or DeliveryStatus.Withheld => "idle",
        _ => "bad",
    };

    /// <summary>What it is about, in a line: the ref, the text, the payload.</summary>
    public static string Gist(Delivery delivery) => delivery switch
    {
        { Reason: { } reason } => reason,
        { Events: { Length: > 1 } events } => $"{events.Length} events",
        _ => Gist(delivery.Events[0].Item),
    };

    public static string Took(TimeSpan took) => string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:0.#} ms");

    public static string Clock(DateTimeOffset time) => time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Span(TimeSpan span) => span switch
    {
        { TotalHours: >= 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days"),
        { TotalMinutes: >= 60 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} minutes"),
    };

    private static string Gist(JsonObject item) =>
        item["optin"].Text("ref") ?? item["message"].Text("text") ?? item["postback"].Text("payload") ?? item["referral"].Text("ref")
        ?? item["referral"].Text("source") ?? "";
}
