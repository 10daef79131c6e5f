using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Following;

/// <summary>Looks for what was changed of the rows that were read.</summary>
public static class ChangedProperties
{
    /// <summary>
    /// Marks changed properties to be saved. What was added to lists of an entity's isn't looked at, as EF Core's own search does: for rows that are
    /// written by <see cref="RowInsert"/>.
    /// </summary>
    public static void MarkChanged(this DbContext db)
    {
        foreach (var property in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Unchanged or EntityState.Modified).SelectMany(e => e.Properties).ToList())
        {
            property.IsModified = !property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue);
        }
    }
}
