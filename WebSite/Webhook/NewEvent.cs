using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Webhook;

/// <summary>An event on its way into the inbox.</summary>
/// <param name="Event">As it came.</param>
/// <param name="Key">See <see cref="EventKey"/>.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="Secret">Which of the app's secrets signed it.</param>
/// <param name="Outcome">What becomes of it when it is stored and recorded at once.</param>
/// <param name="Reason">Why, or what is worth knowing about it; null when there is nothing to say.</param>
/// <param name="OptIn">What to record; null for an event that asks for nothing.</param>
internal sealed record NewEvent(IncomingEvent Event, byte[] Key, DateTimeOffset ReceivedAt, short Secret, EventOutcome Outcome, string? Reason, Reading? OptIn);
