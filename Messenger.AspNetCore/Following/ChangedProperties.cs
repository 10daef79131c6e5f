using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Following;

/// <summary>Looks for what was changed of the rows that were read.</summary>
public static class ChangedProperties
{
    /// <summary>
    /// Marks changed properties to be saved. EF Core's own search would also find rows that were added to an entity's lists, and insert them a second
    /// time: <see cref="QuickRows"/> has written those.
    /// </summary>
    public static void MarkChanged(this DbContext db)
    {
        foreach (var property in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Unchanged or EntityState.Modified).SelectMany(e => e.Properties).ToList())
        {
            property.IsModified = !property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue);
        }
    }
}
