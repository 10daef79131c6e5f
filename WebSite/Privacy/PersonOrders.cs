using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;

namespace WebSite.Privacy;

/// <summary>Orders of checkout sessions that are a person's alone, and what was written about them.</summary>
public sealed class PersonOrders(SiteDb db)
{
    /// <summary>
    /// Deletes what was written about those sessions, whoever got it. Of an order that is over it leaves what books need; one that is under
    /// way stays whole, for it has to arrive. In the caller's transaction.
    /// </summary>
    internal async Task EraseAsync(string person, CancellationToken cancel)
    {
        var sessions = await db.CheckoutSessions.AloneOf(person).Select(s => s.Id).ToListAsync(cancel);
        await db.OutboxMessages.Where(m => sessions.Contains(m.CheckoutSessionId!.Value)).ExecuteDeleteAsync(cancel);
        var over = await db.Orders.Where(o => sessions.Contains(o.SessionId) && (o.Status == OrderStatus.Delivered || o.Status == OrderStatus.Cancelled)).ToListAsync(cancel);
        over.ForEach(order => order.KeepForBooks());
        await db.SaveChangesAsync(cancel);
    }
}
