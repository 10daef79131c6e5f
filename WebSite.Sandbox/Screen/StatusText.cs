using System.Globalization;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Screen;

/// <summary>How a delivery stands, in words.</summary>
internal static class StatusText
{
    public static string Of(Delivery delivery) => (delivery.Status, delivery.Attempts.LastOrDefault()) switch
    {
        (_, { Answer: { } answer }) => answer.ToString(CultureInfo.InvariantCulture),
        (_, { Error: not null }) => "no answer",
        (DeliveryStatus.Dropped, _) => "dropped",
        _ => "waiting",
    };

    public static string Mood(Delivery delivery) => delivery.Status switch
    {
        DeliveryStatus.Delivered => "good",
        DeliveryStatus.Waiting => "idle",
        _ => "bad",
    };

    public static string Took(TimeSpan took) => string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:0.#} ms");

    public static string Clock(DateTimeOffset time) => time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
