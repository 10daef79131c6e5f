using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Sessions;

/// <summary>A checkout session in the list.</summary>
/// <param name="Session">It, with its order.</param>
/// <param name="Goods">What is in its cart, or was ordered.</param>
/// <param name="People">Who opted in, the first of them.</param>
public sealed record SessionRow(CheckoutSession Session, IReadOnlyList<string> Goods, IReadOnlyList<SessionRow.Came> People)
{
    /// <summary>So many people of a session are shown.</summary>
    private const int MostPeople = 3;

    /// <summary>Reads what belongs to sessions.</summary>
    public static async Task<IReadOnlyList<SessionRow>> ReadAsync(SiteDb db, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        var sessions = await db.CheckoutSessions.AsNoTracking().AsSplitQuery().Where(s => EF.Parameter(ids).Contains(s.Id))
            .Include(s => s.CartLines).ThenInclude(l => l.Product)
            .Include(s => s.Order!).ThenInclude(o => o.Lines)
            .ToDictionaryAsync(s => s.Id, cancel);
        var optIns = new Dictionary<long, List<OptIn>>();
        foreach (var id in ids)
        {
            // One by one: a crowd on one session is no reason to read thousands.
            optIns[id] = await db.OptIns.AsNoTracking().Where(o => o.CheckoutSessionId == id).OrderBy(o => o.PageId).ThenBy(o => o.Psid).Take(MostPeople).ToListAsync(cancel);
        }

        var people = await PersonTag.ReadAsync(db, optIns.Values.SelectMany(some => some).Select(o => o.Psid), cancel);
        return [.. ids.Where(sessions.ContainsKey).Select(id => new SessionRow(sessions[id], GoodsOf(sessions[id]), [.. optIns[id].Select(o => new Came(o, Person(o)))]))];

        PersonTag? Person(OptIn o) => o.Psid is { } psid ? people.GetValueOrDefault((o.PageId, psid)) : null;
    }

    private static IReadOnlyList<string> GoodsOf(CheckoutSession session) => session.Order is { } order
        ? [.. order.Lines.Select(l => $"{l.Quantity} × {l.Name}")]
        : [.. session.CartLines.OrderBy(l => l.AddedAt).Select(l => $"{l.Quantity} × {l.Product!.Name}")];

    /// <summary>Somebody who opted in.</summary>
    /// <param name="OptIn">How.</param>
    /// <param name="Person">Who; null when they aren't known.</param>
    public sealed record Came(OptIn OptIn, PersonTag? Person)
    {
        /// <summary>From where.</summary>
        public string Way => Dashboard.People.Name(OptIn.EntryPoint) + (OptIn.Placement is { } placement ? $", {placement.Name()}" : "");
    }
}
