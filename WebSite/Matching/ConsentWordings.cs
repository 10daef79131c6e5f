using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Matching;

/// <summary>
/// The words beside the consent box. Change them, or the shop's name in them, and the next start stores another version; proofs go on
/// pointing at the one that was shown.
/// </summary>
public sealed class ConsentWordings(SiteDb db, IOptions<SiteOptions> shop, TimeProvider time) : IStartStep
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
        if (await CurrentAsync(cancel) is null)
        {
            var last = await db.ConsentWordings.MaxAsync(w => (int?)w.Version, cancel) ?? 0;
            db.ConsentWordings.Add(new() { Version = last + 1, Text = TextFor(shop.Value.Name), SinceAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The version that is shown now; null before the start stored it.</summary>
    public async Task<ConsentWording?> CurrentAsync(CancellationToken cancel)
    {
        var text = TextFor(shop.Value.Name);
        return await db.ConsentWordings.AsNoTracking().Where(w => w.Text == text).OrderByDescending(w => w.Version).FirstOrDefaultAsync(cancel);
    }

    /// <summary>How a form names a version.</summary>
    internal static string Name(int version) => version.ToString(CultureInfo.InvariantCulture);
}
