using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Matching;

/// <summary>
/// The words beside the consent box. Change them, and the next start stores another version, as does a change of the shop's name on the dashboard; proofs go on
/// pointing at the one that was shown.
/// </summary>
public sealed class ConsentWordings(SiteDb db, ShopName shop, TimeProvider time) : IStartStep
{
    /// <summary>The whole text, as it is shown.</summary>
    /// <param name="shop">The shop's name.</param>
    public static string TextFor(string shop) =>
        $"Yes, {shop} may write to me in Messenger about this order: that it is placed, packed, on its way, delivered or cancelled. No advertising. " +
        "For that, the shop gives my name and this phone number to Facebook, which looks for my Messenger account by them. " +
        "I can take this back at any time, on the order's web page or by writing “stop” in Messenger.";

    /// <summary>Stores the current words as a new version, unless they are stored already.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if ((await CurrentAsync(cancel))?.Text != TextFor(shop.Name))
        {
            var last = await db.ConsentWordings.MaxAsync(w => (int?)w.Version, cancel) ?? 0;
            db.ConsentWordings.Add(new() { Version = last + 1, Text = TextFor(shop.Name), SinceAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The version that is shown now; null before the start stored one. A name that a settings file changes is in it from the next start: until then the latest words hold.</summary>
    public async Task<ConsentWording?> CurrentAsync(CancellationToken cancel)
    {
        var text = TextFor(shop.Name);
        return await db.ConsentWordings.AsNoTracking().OrderByDescending(w => w.Text == text).ThenByDescending(w => w.Version).FirstOrDefaultAsync(cancel);
    }

    /// <summary>How a form names a version.</summary>
    internal static string Name(int version) => version.ToString(CultureInfo.InvariantCulture);
}
