using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Makes the money figures anew from orders and their credits.</summary>
public sealed class MoneyRebuild(SiteDb db, Crediting crediting)
{
    /// <summary>So many orders are credited at once.</summary>
    private const int Step = 2_000;

    /// <summary>So many rows are counted before the sums are written, which bounds the memory.</summary>
    private const int StepOfSums = 100_000;

    private MoneySums _sums = new();
    private int _count;

    /// <summary>Counts orders and credits as they stand, in the caller's transaction. What an order is credited to isn't asked again: by now visits may be gone.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await db.MoneyFigures.ExecuteDeleteAsync(cancel);
        await CountOrdersAsync(cancel);
        var credits = db.OrderCredits.AsNoTracking().Join(Placed, c => c.OrderId, o => o.Id, (credit, order) => new { credit, order });
        await foreach (var one in credits.AsAsyncEnumerable().WithCancellation(cancel))
        {
            _sums.Add(one.credit, one.order, 1);
            Next();
        }

        var variants = db.OrderVariants.AsNoTracking().Join(Placed, v => v.OrderId, o => o.Id, (variant, order) => new { variant, order });
        await foreach (var one in variants.AsAsyncEnumerable().WithCancellation(cancel))
        {
            _sums.Add(one.variant, one.order, 1);
            Next();
        }

        Write();
    }

    /// <summary>Credits every order as far as visits and sessions tell today, where none has been yet; in the caller's transaction.</summary>
    internal async Task CreditAllAsync(CancellationToken cancel)
    {
        await CountOrdersAsync(cancel);
        for (var ids = await NextAsync(0, cancel); ids.Count > 0; ids = await NextAsync(ids[^1], cancel))
        {
            await crediting.CreditAsync(ids, cancel);
        }
    }

    private IQueryable<Order> Placed => db.Orders.AsNoTracking().Where(o => o.Status != OrderStatus.Cancelled);

    private async Task CountOrdersAsync(CancellationToken cancel)
    {
        await foreach (var order in Placed.AsAsyncEnumerable().WithCancellation(cancel))
        {
            _sums.Add(order, 1);
            Next();
        }

        Write();
    }

    private void Next()
    {
        if (++_count % StepOfSums == 0)
        {
            Write();
        }
    }

    private void Write()
    {
        db.Count(_sums);
        _sums = new();
    }

    private Task<List<int>> NextAsync(int after, CancellationToken cancel) => db.Orders.Where(o => o.Id > after).OrderBy(o => o.Id).Select(o => o.Id).Take(Step).ToListAsync(cancel);
}
