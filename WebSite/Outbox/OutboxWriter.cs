using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Puts messages into the outbox, in the caller's transaction: what causes a message and the message are stored together or not at all.</summary>
public sealed class OutboxWriter(SiteDb db, Sendable sendable, TimeProvider time)
{
    /// <summary>
    /// Adds a message, unless one of the same <see cref="OutboxMessage.Cause"/> is there. One that may not be sent is added as what it has become,
    /// so that the thread says why nothing went. The caller saves, commits, and then raises <see cref="OutboxSignal"/>.
    /// </summary>
    /// <param name="message">Due at once where it names no time.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What a screen may say of it.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction: two callers could add it both.</exception>
    public async Task<PutResult> PutAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A message goes into the outbox in the transaction of what causes it.");
        }

        if (db.OutboxMessages.Local.Any(m => m.Cause == message.Cause) || await db.OutboxMessages.AnyAsync(m => m.Cause == message.Cause, cancel))
        {
            return PutResult.Before;
        }

        message.Enter(time.GetUtcNow());
        var why = await sendable.WhyNotAsync(message, cancel);
        if (why is { } hindrance)
        {
            message.Hinder(hindrance);
        }
        db.OutboxMessages.Add(message);
        return new(message, why);
    }
}
