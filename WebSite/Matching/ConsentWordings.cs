using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Matching;

/// <summary>
/// The words beside the consent box. Change <see cref="Text"/> and the next start stores it as another version; proofs go on pointing at
/// the one that was shown.
/// </summary>
public static class ConsentWordings
{
    /// <summary>The whole text, as it is shown.</summary>
    public const string Text =
        "Yes, Kettle & Kin may write to me in Messenger about this order: that it is placed, packed, on its way, delivered or cancelled. No advertising. " +
        "For that, the shop gives my name and this phone number to Facebook, which looks for my Messenger account by them. " +
        "I can take this back at any time, on the order's web page or by writing “stop” in Messenger.";

    /// <summary>Stores the current words as a new version, unless they are stored already.</summary>
    public static async Task StoreAsync(SiteDb db, TimeProvider time, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(time);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await CurrentAsync(db, cancel) is null)
        {
            var last = await db.ConsentWordings.MaxAsync(w => (int?)w.Version, cancel) ?? 0;
            db.ConsentWordings.Add(new() { Version = last + 1, Text = Text, SinceAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The version that is shown now; null before the start stored it.</summary>
    internal static Task<ConsentWording?> CurrentAsync(SiteDb db, CancellationToken cancel) =>
        db.ConsentWordings.AsNoTracking().Where(w => w.Text == Text).OrderByDescending(w => w.Version).FirstOrDefaultAsync(cancel);

    /// <summary>How a form names a version.</summary>
    internal static string Name(int version) => version.ToString(CultureInfo.InvariantCulture);
}
