using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Privacy;

/// <summary>Orders of checkout sessions that are a person's alone, and what was written about them.</summary>
public sealed class PersonOrders(SiteDb db, TimeProvider time)
{
    /// <summary>
    /// Deletes what was written about those sessions, whoever got it. Of an order that is over it leaves what books need; of one that
    /// is under way, which has to arrive, no more stays once it is over. In the caller's transaction.
    /// </summary>
    internal async Task EraseAsync(string person, CancellationToken cancel)
    {
        var sessions = await db.AloneOf(person).Select(s => s.Id).ToListAsync(cancel);
        await db.OutboxMessages.Where(m => sessions.Contains(m.CheckoutSessionId!.Value)).ExecuteDeleteAsync(cancel);
        var orders = await db.Orders.Include(o => o.Changes).Where(o => sessions.Contains(o.SessionId)).ToListAsync(cancel);
        orders.ForEach(order => order.ForgetPerson(time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }
}
