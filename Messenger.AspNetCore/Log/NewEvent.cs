using Messenger.AspNetCore.Events;

namespace Messenger.AspNetCore.Log;

/// <summary>An event on its way into the log.</summary>
/// <param name="Event">As it came.</param>
/// <param name="Key">See <see cref="EventKey"/>.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="Secret">Which of the app's secrets signed it.</param>
/// <param name="Topic">What the delivery said it is about.</param>
internal sealed record NewEvent(IncomingEvent Event, byte[] Key, DateTimeOffset ReceivedAt, short Secret, string Topic)
{
    /// <summary>What a delivery should be about; of others, the log says what they are about.</summary>
    private const string Page = "page";

    private const int LongestTopic = 64;

    /// <summary>As it is stored.</summary>
    public string? StoredTopic => Topic == Page ? null : Topic.Length <= LongestTopic ? Topic : Topic[..LongestTopic];
}
