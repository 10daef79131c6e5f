using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Placing;

namespace WebSite.Experiments;

/// <summary>Begins and stops experiments.</summary>
public sealed class Experimenting(SiteDb db, PlacementBook book, TimeProvider time)
{
    /// <summary>Why none can be begun: one runs.</summary>
    public const string Runs = "An experiment runs on this placement already. Two at once could not be told apart: stop it first.";

    /// <summary>Begins one.</summary>
    /// <param name="wish">Without <see cref="ExperimentWish.Faults"/>.</param>
    /// <param name="by">Who begins it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its id; null when one runs there.</returns>
    public async Task<int?> BeginAsync(ExperimentWish wish, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var experiment = Experiment.Begin(wish.Placement, wish.Goal, wish.Variants, wish.Difference, (int)wish.Sessions, time.GetUtcNow(), by);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (await db.Experiments.AnyAsync(e => e.Placement == wish.Placement && e.StoppedAt == null, cancel))
            {
                return null;
            }

            db.Experiments.Add(experiment);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await book.RefreshAsync(cancel);
        return experiment.Id;
    }

    /// <summary>Stops one; with the number of a variant, that is what stands there from now on.</summary>
    /// <returns>Whether it was running, and has such a variant.</returns>
    public async Task<bool> StopAsync(int id, int? apply, string by, CancellationToken cancel)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            var experiment = await db.Experiments.Include(e => e.Variants).SingleOrDefaultAsync(e => e.Id == id, cancel);
            if (experiment is not { IsRunning: true } || (apply is { } number && experiment.Variants.All(v => v.Number != number)))
            {
                return false;
            }

            if (experiment.Stop(apply, time.GetUtcNow(), by) is { } edit)
            {
                db.PlacementEdits.Add(edit);
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await book.RefreshAsync(cancel);
        return true;
    }
}
