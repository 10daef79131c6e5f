using System.Globalization;
using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>
/// Reads what ways in brought in a period: who came, and which orders that were placed then are credited to them by a rule. From the figures alone, but for
/// refs that were made elsewhere: of those no figures are kept.
/// </summary>
public sealed class EntryPointQuery(SiteDb db, FigureQuery figures, MoneyQuery money, RefEarnings refs)
{
    /// <summary>Of each entry point.</summary>
    public async Task<Dictionary<EntryPoint, EntryPointFigures>> ByEntryPointAsync(Period period, AttributionRule rule, CancellationToken cancel)
    {
        var found = await ReadAsync(Dimension.EntryPoint, period, rule, cancel);
        var all = found.ToDictionary(f => (EntryPoint)Number(f.Key), f => f.Value);
        foreach (var entryPoint in all.Where(f => f.Value.Visits > 0).Select(f => f.Key).ToList())
        {
            // One by one: of each a look at the end of an index.
            all[entryPoint] = all[entryPoint] with { Last = await db.Visits.Where(a => a.EntryPoint == entryPoint).OrderByDescending(a => a.At).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancel) };
        }

        return all;
    }

    /// <summary>Of each campaign.</summary>
    public async Task<Dictionary<int, EntryPointFigures>> ByCampaignAsync(Period period, AttributionRule rule, CancellationToken cancel)
    {
        var found = await ReadAsync(Dimension.Campaign, period, rule, cancel);
        var last = await db.Campaigns.Select(c => new { c.Id, At = db.Visits.Where(a => a.CampaignId == c.Id).OrderByDescending(a => a.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefault() })
            .ToDictionaryAsync(c => c.Id, c => c.At, cancel);
        return found.ToDictionary(f => Number(f.Key), f => f.Value.Visits > 0 ? f.Value with { Last = last.GetValueOrDefault(Number(f.Key)) } : f.Value);
    }

    /// <summary>Of one campaign.</summary>
    public async Task<EntryPointFigures> OfCampaignAsync(int id, Period period, AttributionRule rule, CancellationToken cancel)
    {
        var key = id.ToString(CultureInfo.InvariantCulture);
        var came = await figures.SumAsync(Dimension.Campaign, key, period, cancel);
        var people = await figures.PeopleAsync(Dimension.Campaign, key, period, cancel);
        return new(came.Visits, people.Count, people.IsExact, await money.SumAsync(Dimension.Campaign, key, period.From, period.To, rule, cancel), null);
    }

    /// <summary>Of each ad.</summary>
    public Task<Dictionary<string, EntryPointFigures>> ByAdAsync(Period period, AttributionRule rule, CancellationToken cancel) => ReadAsync(Dimension.Ad, period, rule, cancel);

    /// <summary>Of the refs that were made elsewhere with which most people came.</summary>
    public async Task<Dictionary<string, EntryPointFigures>> ByRefAsync(Period period, AttributionRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var since = Spans.TimeOf(period.From);
        return With(await CameAsync(db.Visits.Where(a => a.At >= since).OfMostPeople(), a => a.Ref!, cancel), await refs.ReadAsync(since, rule, cancel));
    }

    /// <summary>Of every campaign of these entry points, newest first; with none named, of every campaign.</summary>
    public async Task<IReadOnlyList<CampaignRow>> CampaignsAsync(Period period, AttributionRule rule, CancellationToken cancel, params EntryPoint[] entryPoints)
    {
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => entryPoints.Length == 0 || entryPoints.Contains(c.EntryPoint)).OrderByDescending(c => c.Id).ToListAsync(cancel);
        var opens = await figures.SpotsByKeyAsync(Dimension.Campaign, period, cancel);
        var brought = await ByCampaignAsync(period, rule, cancel);
        return [.. campaigns.Select(c => new CampaignRow(c, opens.GetValueOrDefault(c.Id.ToString(CultureInfo.InvariantCulture))?.Clicked ?? 0, brought.GetValueOrDefault(c.Id, EntryPointFigures.None)))];
    }

    private async Task<Dictionary<string, EntryPointFigures>> ReadAsync(Dimension dimension, Period period, AttributionRule rule, CancellationToken cancel)
    {
        var came = await figures.ByKeyAsync(dimension, period, cancel);
        var people = await figures.PeopleByKeyAsync(dimension, period, cancel);
        return With(
            came.Where(f => f.Value.Visits > 0).ToDictionary(f => f.Key, f => people.GetValueOrDefault(f.Key) is { } sketch
                ? new EntryPointFigures(f.Value.Visits, Math.Min(sketch.Count, f.Value.Visits), sketch.IsExact, Earnings.None, null)
                : new(f.Value.Visits, 0, true, Earnings.None, null)),
            await money.ByKeyAsync(dimension, period.From, period.To, rule, cancel));
    }

    private static Task<Dictionary<T, EntryPointFigures>> CameAsync<T>(IQueryable<Visit> visits, Expression<Func<Visit, T>> through, CancellationToken cancel)
        where T : notnull => visits.GroupBy(through)
            .Select(g => new { g.Key, Visits = g.Count(), People = g.Select(a => a.ConversationId).Distinct().Count(), Last = g.Max(a => a.At) })
            .ToDictionaryAsync(g => g.Key, g => new EntryPointFigures(g.Visits, g.People, true, Earnings.None, g.Last), cancel);

    /// <summary>Orders may be credited to who came before that time.</summary>
    private static Dictionary<T, EntryPointFigures> With<T>(Dictionary<T, EntryPointFigures> came, Dictionary<T, Earnings> earned)
        where T : notnull => came.Keys.Union(earned.Where(e => e.Value.Orders > 0).Select(e => e.Key))
            .ToDictionary(key => key, key => came.GetValueOrDefault(key, EntryPointFigures.None) with { Earned = earned.GetValueOrDefault(key, Earnings.None) });

    private static int Number(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
