using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Makes the money figures anew from orders and their credits.</summary>
public sealed class MoneyRebuild(SiteDb db, Crediting crediting)
{
    /// <summary>So many orders are credited at once.</summary>
    private const int Step = 500;

    /// <summary>Counts orders and credits as they stand, in the caller's transaction. What an order is credited to isn't asked again: by now visits may be gone.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await db.MoneyFigures.ExecuteDeleteAsync(cancel);
        var sums = new MoneySums();
        await foreach (var order in db.Orders.AsNoTracking().Where(o => o.Status != OrderStatus.Cancelled).AsAsyncEnumerable().WithCancellation(cancel))
        {
            sums.Add(order, 1);
        }

        var credits = db.OrderCredits.AsNoTracking().Join(db.Orders.Where(o => o.Status != OrderStatus.Cancelled), c => c.OrderId, o => o.Id, (credit, order) => new { credit, order });
        await foreach (var one in credits.AsAsyncEnumerable().WithCancellation(cancel))
        {
            sums.Add(one.credit, one.order, 1);
        }

        db.Count(sums);
    }

    /// <summary>Credits every order as far as visits and sessions tell today, in the caller's transaction.</summary>
    internal async Task CreditAllAsync(CancellationToken cancel)
    {
        for (var ids = await NextAsync(0, cancel); ids.Count > 0; ids = await NextAsync(ids[^1], cancel))
        {
            await crediting.CreditAsync(ids, cancel);
        }
    }

    private Task<List<int>> NextAsync(int after, CancellationToken cancel) => db.Orders.Where(o => o.Id > after).OrderBy(o => o.Id).Select(o => o.Id).Take(Step).ToListAsync(cancel);
}
