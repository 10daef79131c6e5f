using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>What rows that are about to be saved change in the figures.</summary>
internal static class FigureChanges
{
    /// <summary>Looks through the rows that EF Core tracks. Visits and clicks are written by the projector, which counts them itself.</summary>
    public static FigureSums Of(ChangeTracker tracker)
    {
        if (tracker.AutoDetectChangesEnabled)
        {
            tracker.DetectChanges();
        }

        var sums = new FigureSums();
        foreach (var entry in tracker.Entries<Conversation>())
        {
            if (entry.State is EntityState.Deleted or EntityState.Modified)
            {
                Count(entry.OriginalValues, sums, -1);
            }

            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                Count(entry.CurrentValues, sums, 1);
            }
        }

        return sums;
    }

    private static void Count(PropertyValues values, FigureSums sums, int by) => FigureRules.Count(
        values.GetValue<DateTimeOffset>(nameof(Conversation.StartedAt)),
        values.GetValue<DateTimeOffset?>(nameof(Conversation.StoppedAt)),
        values.GetValue<DateTimeOffset?>(nameof(Conversation.UnreachableAt)),
        sums, by);
}
