using System.Globalization;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>What the things are called that the funnel tells apart.</summary>
public sealed class FunnelNames
{
    private readonly FunnelBy _by;
    private readonly Dictionary<string, string> _names;

    private FunnelNames(FunnelBy by, Dictionary<string, string> names) => (_by, _names) = (by, names);

    /// <summary>Reads those that have a name of their own.</summary>
    public static async Task<FunnelNames> ReadAsync(SiteDb db, FunnelBy by, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(by);
        return new(by, by.Dimension switch
        {
            Dimension.WebPage when by.Prefix.Length > 0 => await db.Products.ToDictionaryAsync(p => by.Prefix + p.Slug, p => p.Name, cancel),
            Dimension.Campaign => (await db.Campaigns.Select(c => new { c.Id, c.Name }).ToListAsync(cancel)).ToDictionary(c => c.Id.ToString(CultureInfo.InvariantCulture), c => c.Name),
            Dimension.Ad => await AdsAsync(db, keys, cancel),
            _ => [],
        });
    }

    /// <summary>A thing's name.</summary>
    public string Of(string key) => _names.TryGetValue(key, out var name) ? name : _by.Dimension switch
    {
        Dimension.Placement => Capital(key),
        Dimension.Style or Dimension.Device => key == "unknown" ? "Browser doesn't say" : Capital(key),
        Dimension.EntryPoint => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((EntryPoint)number) ? ((EntryPoint)number).Rule().Heading : key,
        Dimension.Ad => $"Ad {key}",
        Dimension.Campaign => $"Campaign {key}",
        _ => key,
    };

    private static string Capital(string key) => key.Length == 0 ? key : char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ');

    private static async Task<Dictionary<string, string>> AdsAsync(SiteDb db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var names = await db.Campaigns.Where(c => c.AdId != null && keys.Contains(c.AdId)).ToDictionaryAsync(c => c.AdId!, c => c.Name, cancel);
        return names;
    }
}
