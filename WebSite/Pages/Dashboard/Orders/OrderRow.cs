using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Orders;

/// <summary>An order in the list.</summary>
/// <param name="Order">It, with its lines.</param>
/// <param name="Followers">How many people got its receipt in Messenger, or will.</param>
/// <param name="People">The first of those who opted in from its session.</param>
public sealed record OrderRow(Order Order, int Followers, IReadOnlyList<PersonTag> People)
{
    private const int MostPeople = 2;

    /// <summary>Reads what belongs to orders.</summary>
    public static async Task<IReadOnlyList<OrderRow>> ReadAsync(SiteDb db, IReadOnlyList<Order> orders, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(orders);
        var ids = orders.Select(o => o.Id).ToList();
        var lines = (await db.Set<OrderLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.OrderId)).ToListAsync(cancel)).ToLookup(l => l.OrderId);
        var receipts = await OrderProgress.Receipts(db.OutboxMessages).Where(m => EF.Parameter(ids).Contains(m.OrderId!.Value) && m.State != OutboxState.Held)
            .Select(m => new { OrderId = m.OrderId!.Value, m.ConversationId }).ToListAsync(cancel);
        var followers = receipts.GroupBy(m => m.OrderId).ToDictionary(g => g.Key, g => g.Select(m => m.ConversationId).Distinct().Count());
        var optIns = new Dictionary<int, List<(string PageId, string Psid)>>();
        foreach (var order in orders)
        {
            // One by one: a crowd on one session is no reason to read thousands.
            var session = order.SessionId;
            var some = await db.OptIns.Where(o => o.CheckoutSessionId == session && o.Psid != null).OrderBy(o => o.PageId).ThenBy(o => o.Psid).Take(MostPeople).Select(o => new { o.PageId, o.Psid }).ToListAsync(cancel);
            optIns[order.Id] = some.ConvertAll(o => (o.PageId, o.Psid!));
        }

        var people = await PersonTag.ReadAsync(db, optIns.Values.SelectMany(some => some).Select(o => o.Psid), cancel);
        foreach (var order in orders)
        {
            order.Lines.AddRange(lines[order.Id]);
        }

        return [.. orders.Select(o => new OrderRow(o, followers.GetValueOrDefault(o.Id), [.. optIns[o.Id].Select(one => people.GetValueOrDefault(one)).OfType<PersonTag>()]))];
    }
}
