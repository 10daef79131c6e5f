using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Figures;

/// <summary>Credits the orders of a database of before there were credits.</summary>
internal sealed class FirstCredits(SiteDb db, MoneyRebuild rebuild) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.MoneyFigures.AnyAsync(cancel) || !await db.Orders.AnyAsync(cancel))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await rebuild.CreditAllAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
