using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Makes the figures anew from the tables that they count. What browsers told stays as it is: nothing else tells it.</summary>
public sealed class FigureRebuild(SiteDb db, MoneyRebuild money)
{
    /// <summary>So many rows are counted before the sums are written, which bounds the memory.</summary>
    private const int Step = 200_000;

    /// <summary>Does it, in one transaction: until it is over nobody else writes to the database.</summary>
    /// <param name="progress">Told how many rows have been counted.</param>
    /// <param name="cancel">Stops it; all is as it was then.</param>
    /// <returns>How many rows were counted.</returns>
    public async Task<long> RunAsync(IProgress<long>? progress, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Figures.ExecuteDeleteAsync(cancel);
        await db.PeopleFigures.ExecuteDeleteAsync(cancel);
        var (count, sums, came) = (0L, new FigureSums(), new PeopleSums());
        var clicks = db.OptIns.SelectMany(o => o.Clicks, (optIn, click) => new { optIn, click }).AsNoTracking();
        await foreach (var one in clicks.AsAsyncEnumerable().WithCancellation(cancel))
        {
            FigureRules.Count(one.click, one.optIn, sums);
            await NextAsync();
        }

        await foreach (var visit in db.Visits.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            FigureRules.Count(visit, sums);
            came.Add(visit);
            await NextAsync();
        }

        var people = db.Conversations.Select(c => new { c.StartedAt, c.StoppedAt, c.UnreachableAt });
        await foreach (var person in people.AsAsyncEnumerable().WithCancellation(cancel))
        {
            FigureRules.Count(person.StartedAt, person.StoppedAt, person.UnreachableAt, sums);
            await NextAsync();
        }

        await WriteAsync();
        await money.RunAsync(cancel);
        await transaction.CommitAsync(cancel);
        return count;

        async ValueTask NextAsync()
        {
            if (++count % Step == 0)
            {
                await WriteAsync();
                progress?.Report(count);
            }
        }

        async Task WriteAsync()
        {
            db.Count(sums);
            await db.CountAsync(came, cancel);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            (sums, came) = (new(), new());
        }
    }
}
