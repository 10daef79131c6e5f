using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Figures;

/// <summary>Counts what a database of before there were figures holds.</summary>
internal sealed class FirstFigures(SiteDb db, FigureRebuild rebuild) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Figures.AnyAsync(cancel) && (await db.Conversations.AnyAsync(cancel) || await db.OptIns.AnyAsync(cancel)))
        {
            await rebuild.RunAsync(null, cancel);
        }
    }
}
