using System.Globalization;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>How often campaigns' short addresses were opened. They are kept by the hour like other figures, as clicks of the campaign.</summary>
public sealed class ShortAddressOpens(FigureQuery figures)
{
    /// <summary>In a period.</summary>
    public async Task<long> SumAsync(int campaignId, Period period, CancellationToken cancel) =>
        (await figures.SumSpotsAsync(Dimension.Campaign, KeyOf(campaignId), period, cancel)).Clicked;

    /// <summary>By the merchant's days that had any, newest first.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, long Count)>> ByDayAsync(int campaignId, Period period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var hours = await figures.SpotsByHourAsync(Dimension.Campaign, KeyOf(campaignId), period, cancel);
        return [.. hours.GroupBy(h => Period.DayOf(Spans.TimeOf(h.From), period.Zone)).Select(day => (day.Key, day.Sum(h => h.Clicked))).OrderByDescending(day => day.Key)];
    }

    /// <summary>What figures call a campaign.</summary>
    internal static string KeyOf(int campaignId) => campaignId.ToString(CultureInfo.InvariantCulture);
}
