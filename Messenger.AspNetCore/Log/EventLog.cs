using Messenger.AspNetCore.Events;

namespace Messenger.AspNetCore.Log;

/// <summary>Has a delivery's events stored. What they mean is worked out behind that.</summary>
internal sealed class EventLog(LogWriter writer, TimeProvider time)
{
    /// <summary>Stores every event; one that is there already stays as it is. Completes when they are on disk.</summary>
    /// <param name="delivery">The events.</param>
    /// <param name="secret">Which of the app's secrets signed them.</param>
    /// <exception cref="System.Data.Common.DbException">They are not stored: the platform has to send them again.</exception>
    /// <exception cref="LogFullException">Too many wait; likewise.</exception>
    public Task StoreAsync(Delivery delivery, int secret)
    {
        var now = time.GetUtcNow();
        return writer.StoreAsync([.. delivery.Events.Select(one => new NewEvent(one, EventKey.Of(one), now, (short)secret, delivery.Topic))]);
    }
}
