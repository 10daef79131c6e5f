using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Placing;

/// <summary>Changes placements, and keeps who did what and when.</summary>
public sealed class PlacementEditing(SiteDb db, PlacementBook book, TimeProvider time)
{
    /// <summary>So many changes are shown.</summary>
    private const int MostShown = 25;

    /// <summary>Why a placement can't be changed while an experiment runs there.</summary>
    public const string Runs = "An experiment runs on this placement, and what it compares has to stay as it is. Stop the experiment first.";

    /// <summary>What holds from now on.</summary>
    /// <param name="placement">Where.</param>
    /// <param name="look">Without faults.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Why not, in a sentence; null when it was done.</returns>
    public Task<string?> ChangeAsync(Placement placement, SpotLook look, string by, CancellationToken cancel) =>
        AddAsync(PlacementEdit.Of(placement, look, time.GetUtcNow(), by), cancel);

    /// <summary>Goes back to an earlier change of the same placement.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public async Task<string?> RepeatAsync(Placement placement, int id, string by, CancellationToken cancel) =>
        await db.PlacementEdits.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.Placement == placement, cancel) is { } earlier
            ? await ChangeAsync(placement, earlier.Look, by, cancel)
            : "There is no such change any more.";

    /// <summary>Lets the settings hold again.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public Task<string?> ReturnAsync(Placement placement, string by, CancellationToken cancel) =>
        AddAsync(PlacementEdit.Return(placement, book.StartOf(placement), time.GetUtcNow(), by), cancel);

    /// <summary>The changes of a placement, newest first.</summary>
    public async Task<IReadOnlyList<PlacementEdit>> HistoryAsync(Placement placement, CancellationToken cancel) =>
        await db.PlacementEdits.AsNoTracking().Where(e => e.Placement == placement).OrderByDescending(e => e.Id).Take(MostShown + 1).ToListAsync(cancel);

    private async Task<string?> AddAsync(PlacementEdit edit, CancellationToken cancel)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (await db.Experiments.AnyAsync(e => e.Placement == edit.Placement && e.StoppedAt == null, cancel))
            {
                return Runs;
            }

            db.PlacementEdits.Add(edit);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await book.RefreshAsync(cancel);
        return null;
    }
}
