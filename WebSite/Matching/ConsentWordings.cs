using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Matching;

/// <summary>
/// The words beside the consent box. Change them, and the next start stores another version, as does a change of the shop's name on the dashboard; proofs go on
/// pointing at the one that was shown.
/// </summary>
public sealed class ConsentWordings(SiteDb db, ShopName shop, TimeProvider time) : IStartStep
{
    /// <summary>Of all versions in English.</summary>
    private const string EnglishStart = "Yes, ";

    /// <summary>The whole text, as it is shown.</summary>
    /// <param name="shop">The shop's name.</param>
    public static string TextFor(string shop) => Phrases.Say(
        "Yes, {0} may write to me in Messenger about this order: that it is placed, packed, on its way, delivered or cancelled. No advertising. For that, the shop gives my name and this phone number to Facebook, which looks for my Messenger account by them. I can take this back at any time, on the order's web page or by writing “stop” in Messenger.",
        shop);

    /// <summary>Stores the current words as a new version, unless they are stored already.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        ShopLanguage.English.Speak();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if ((await CurrentAsync(cancel))?.Text != TextFor(shop.Name))
        {
            await AddAsync(TextFor(shop.Name), cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The version of what was shown, for the proof. Words in another language than English are stored when somebody agrees to them: a look at a page stores nothing.</summary>
    internal async Task<int> VersionAsync(ConsentWording shown, CancellationToken cancel)
    {
        if (shown.Version > 0)
        {
            return shown.Version;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var version = await db.ConsentWordings.Where(w => w.Text == shown.Text).Select(w => (int?)w.Version).FirstOrDefaultAsync(cancel) ?? await AddAsync(shown.Text, cancel);
        await transaction.CommitAsync(cancel);
        return version;
    }

    /// <summary>The version that is shown now; null before the start stored one. A name that a settings file changes is in it from the next start: until then the latest words hold.</summary>
    public async Task<ConsentWording?> CurrentAsync(CancellationToken cancel)
    {
        var text = TextFor(shop.Name);
        var found = await db.ConsentWordings.AsNoTracking().OrderByDescending(w => w.Text == text).ThenByDescending(w => w.Text.StartsWith(EnglishStart)).ThenByDescending(w => w.Version).FirstOrDefaultAsync(cancel);
        return ShopLanguage.Current.IsEnglish || found?.Text == text ? found : new() { Version = 0, Text = text, SinceAt = time.GetUtcNow() };
    }

    private async Task<int> AddAsync(string text, CancellationToken cancel)
    {
        var version = (await db.ConsentWordings.MaxAsync(w => (int?)w.Version, cancel) ?? 0) + 1;
        db.ConsentWordings.Add(new() { Version = version, Text = text, SinceAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        return version;
    }

    /// <summary>How a form names what it shows: by its version or, where it isn't stored yet, by its words.</summary>
    public static string Name(ConsentWording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return wording.Version > 0 ? wording.Version.ToString(CultureInfo.InvariantCulture) : $"0-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wording.Text)).AsSpan(0, 8))}";
    }
}
