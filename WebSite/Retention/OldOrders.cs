using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Retention;

/// <summary>
/// Makes old orders anonymous: nothing says any more whose they were, neither the order nor a tie to a person in Messenger, nor the words of
/// a receipt. A proof of consent to a phone number has a time of its own.
/// </summary>
public sealed class OldOrders(SiteDb db, IOptionsMonitor<RetentionOptions> options)
{
    /// <summary>Does it to the next orders, by their ids.</summary>
    /// <param name="now">From when ages are counted.</param>
    /// <param name="after">Orders up to this one have been looked at.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<Trimmed> TrimAsync(DateTimeOffset now, long after, CancellationToken cancel)
    {
        if (options.CurrentValue.Orders == TimeSpan.Zero)
        {
            return default;
        }

        var old = now - options.CurrentValue.Orders;
        var due = Due(old).Where(o => o.Id > after).OrderBy(o => o.Id).Take(Trimmer.Step);
        if (!await due.AnyAsync(cancel))
        {
            return default;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var orders = await due.ToListAsync(cancel);
        var (ids, sessions) = (orders.Select(o => o.Id).ToList(), orders.Select(o => o.SessionId).ToList());
        orders.ForEach(order => order.Anonymize());
        await db.SaveChangesAsync(cancel);
        var messages = db.OutboxMessages.Where(m => ids.Contains(m.OrderId!.Value) || sessions.Contains(m.CheckoutSessionId!.Value));
        await messages.Where(m => m.State == OutboxState.Held).CancelAsync("The shopper never said which person is right, and the order was made anonymous.", cancel);
        await messages.ForgetWordsAsync(cancel);
        await db.OrderCredits.Where(c => ids.Contains(c.OrderId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.VisitId, (long?)null), cancel);
        await db.MessageLinks.Where(l => ids.Contains(l.OrderId!.Value)).ExecuteDeleteAsync(cancel);
        await db.UntieAsync(sessions, cancel);
        await db.CheckoutSessions.Where(s => sessions.Contains(s.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Browser, default(BrowserHash)).SetProperty(s => s.Connection, Connection.None).SetProperty(s => s.ChosenOptInId, (long?)null), cancel);
        await transaction.CommitAsync(cancel);
        return new(orders.Count == Trimmer.Step ? ids[^1] : null, orders.Count);
    }

    /// <summary>Old ones that aren't anonymous yet, and of which no message is yet to be sent.</summary>
    private IQueryable<Order> Due(DateTimeOffset old) => db.Orders
        .Where(o => o.PlacedAt < old && o.Name != "")
        .Where(o => !db.OutboxMessages.Any(m => (m.OrderId == o.Id || m.CheckoutSessionId == o.SessionId)
            && (m.State == OutboxState.Waiting || m.State == OutboxState.Sending)));
}
