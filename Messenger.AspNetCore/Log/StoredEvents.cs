using System.Text;
using Messenger.AspNetCore.Events;

namespace Messenger.AspNetCore.Log;

/// <summary>Events out of the log.</summary>
public static class StoredEvents
{
    /// <summary>Reads a stored event as it was read when it came. A change of the Page's has no time of its own: its entry's, which is kept beside it, is.</summary>
    /// <exception cref="System.Text.Json.JsonException">It isn't JSON.</exception>
    public static IncomingEvent Read(this WebhookEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var read = EventReader.Read(stored.PageId, stored.Channel, Encoding.UTF8.GetBytes(stored.Raw));
        return read.Timestamp is null ? read with { Timestamp = stored.Timestamp?.ToUnixTimeMilliseconds() } : read;
    }
}
