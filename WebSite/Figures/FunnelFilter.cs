using System.Globalization;
using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Which rows of the tables a thing's figures count.</summary>
/// <param name="by">What is told apart.</param>
/// <param name="key">Which of these; null for all of them.</param>
internal sealed class FunnelFilter(FunnelBy by, string? key)
{
    private readonly int[] _marks = by.Dimension switch
    {
        Dimension.Style => [.. Marks(mark => mark.Style.Name == key)],
        Dimension.Device => [.. Marks(mark => mark.Device.Name() == key)],
        _ => [],
    };

    private Placement? Placement => PlacementNames.Find(key);

    private int Number => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The clicks.</summary>
    public Expression<Func<OptInClick, bool>> Clicks => (by.Dimension, key) switch
    {
        (_, null) => by.Prefix.Length == 0 ? _ => true : c => c.WebPage!.StartsWith(by.Prefix),
        (Dimension.Placement, _) => c => c.Placement == Placement,
        (Dimension.WebPage, _) => c => c.WebPage == key,
        (Dimension.Style or Dimension.Device, _) => c => _marks.Contains(c.Mark & SpotMark.Byte),
        _ => _ => false,
    };

    /// <summary>The visits.</summary>
    public Expression<Func<Visit, bool>> Visits => (by.Dimension, key) switch
    {
        (Dimension.Campaign, null) => v => v.CampaignId != null,
        (Dimension.Ad, null) => v => v.AdId != null,
        (Dimension.EntryPoint, null) => _ => true,
        (_, null) => by.Prefix.Length == 0 ? v => v.Placement != null : v => v.WebPage!.StartsWith(by.Prefix),
        (Dimension.Placement, _) => v => v.Placement == Placement,
        (Dimension.WebPage, _) => v => v.WebPage == key,
        (Dimension.Style or Dimension.Device, _) => v => _marks.Contains(v.Mark & SpotMark.Byte),
        (Dimension.EntryPoint, _) => v => v.EntryPoint == (EntryPoint)Number,
        (Dimension.Campaign, _) => v => v.CampaignId == Number,
        (Dimension.Ad, _) => v => v.AdId == key,
        _ => _ => false,
    };

    /// <summary>The credits of orders.</summary>
    public Expression<Func<OrderCredit, bool>> Credits => (by.Dimension, key) switch
    {
        (Dimension.Campaign, null) => c => c.CampaignId != null,
        (Dimension.Ad, null) => c => c.AdId != null,
        (Dimension.EntryPoint, null) => _ => true,
        (_, null) => by.Prefix.Length == 0 ? c => c.Placement != null : c => c.WebPage!.StartsWith(by.Prefix),
        (Dimension.Placement, _) => c => c.Placement == Placement,
        (Dimension.WebPage, _) => c => c.WebPage == key,
        (Dimension.Style or Dimension.Device, _) => c => _marks.Contains(c.Mark & SpotMark.Byte),
        (Dimension.EntryPoint, _) => c => c.EntryPoint == (EntryPoint)Number,
        (Dimension.Campaign, _) => c => c.CampaignId == Number,
        (Dimension.Ad, _) => c => c.AdId == key,
        _ => _ => false,
    };

    /// <summary>What browsers told of opt-ins: by Send to Messenger, in a spot.</summary>
    public Expression<Func<BrowserHint, bool>> Hints => (by.Dimension, key) switch
    {
        (Dimension.Campaign or Dimension.Ad, _) => _ => false,
        (_, null) => by.Prefix.Length == 0 ? _ => true : h => h.WebPage.StartsWith(by.Prefix),
        (Dimension.Placement, _) => h => h.Placement == Placement,
        (Dimension.WebPage, _) => h => h.WebPage == key,
        (Dimension.Style or Dimension.Device, _) => h => _marks.Contains(h.Mark & SpotMark.Byte),
        (Dimension.EntryPoint, _) => Number == (int)EntryPoint.SendToMessenger ? _ => true : _ => false,
        _ => _ => false,
    };

    private static IEnumerable<int> Marks(Func<SpotMark, bool> are) => Enumerable.Range(1, byte.MaxValue).Where(value => SpotMark.Read(value) is { } mark && are(mark));
}
