using System.Globalization;
using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>Reads what ways in brought since a time: who came, and which orders that were placed since are credited to them by a rule.</summary>
public sealed class EntryPointQuery(SiteDb db, MoneyQuery money, RefEarnings refs, TimeProvider time)
{
    /// <summary>Of each entry point.</summary>
    public async Task<Dictionary<EntryPoint, EntryPointFigures>> ByEntryPointAsync(DateTimeOffset since, AttributionRule rule, CancellationToken cancel) =>
        With(await CameAsync(Since(since), a => a.EntryPoint, cancel), await EarnedAsync(Dimension.EntryPoint, since, rule, key => (EntryPoint)Number(key), cancel));

    /// <summary>Of each campaign.</summary>
    public async Task<Dictionary<int, EntryPointFigures>> ByCampaignAsync(DateTimeOffset since, AttributionRule rule, CancellationToken cancel) =>
        With(await CameAsync(Since(since).Where(a => a.CampaignId != null), a => a.CampaignId!.Value, cancel), await EarnedAsync(Dimension.Campaign, since, rule, Number, cancel));

    /// <summary>Of each ad.</summary>
    public async Task<Dictionary<string, EntryPointFigures>> ByAdAsync(DateTimeOffset since, AttributionRule rule, CancellationToken cancel) =>
        With(await CameAsync(Since(since).Where(a => a.AdId != null), a => a.AdId!, cancel), await EarnedAsync(Dimension.Ad, since, rule, key => key, cancel));

    /// <summary>Of the refs that were made elsewhere with which most people came.</summary>
    public async Task<Dictionary<string, EntryPointFigures>> ByRefAsync(DateTimeOffset since, AttributionRule rule, CancellationToken cancel) =>
        With(await CameAsync(Since(since).OfMostPeople(), a => a.Ref!, cancel), await refs.ReadAsync(since, rule, cancel));

    /// <summary>Of every campaign of these entry points, newest first; with none named, of every campaign.</summary>
    public async Task<IReadOnlyList<CampaignRow>> CampaignsAsync(DateTimeOffset since, AttributionRule rule, CancellationToken cancel, params EntryPoint[] entryPoints)
    {
        var day = DateOnly.FromDateTime(since.UtcDateTime);
        var rows = await db.Campaigns.AsNoTracking().Where(c => entryPoints.Length == 0 || entryPoints.Contains(c.EntryPoint)).OrderByDescending(c => c.Id)
            .Select(c => new { Campaign = c, Opens = c.Opens.Where(o => o.Day >= day).Sum(o => o.Count) }).ToListAsync(cancel);
        var figures = await ByCampaignAsync(since, rule, cancel);
        return [.. rows.Select(r => new CampaignRow(r.Campaign, r.Opens, figures.GetValueOrDefault(r.Campaign.Id, EntryPointFigures.None)))];
    }

    private IQueryable<Visit> Since(DateTimeOffset since) => db.Visits.Where(a => a.At >= since);

    private static Task<Dictionary<T, EntryPointFigures>> CameAsync<T>(IQueryable<Visit> visits, Expression<Func<Visit, T>> through, CancellationToken cancel)
        where T : notnull => visits.GroupBy(through)
            .Select(g => new { g.Key, Visits = g.Count(), People = g.Select(a => a.ConversationId).Distinct().Count(), Last = g.Max(a => a.At) })
            .ToDictionaryAsync(g => g.Key, g => new EntryPointFigures(g.Visits, g.People, Earnings.None, g.Last), cancel);

    private async Task<Dictionary<T, Earnings>> EarnedAsync<T>(Dimension dimension, DateTimeOffset since, AttributionRule rule, Func<string, T> key, CancellationToken cancel)
        where T : notnull
    {
        var (from, to) = (Math.Max(0, Spans.HourOf(since)), Spans.HourOf(time.GetUtcNow()) + 1);
        return (await money.ByKeyAsync(dimension, from, to, rule, cancel)).ToDictionary(e => key(e.Key), e => e.Value);
    }

    /// <summary>Orders may be credited to who came before that time.</summary>
    private static Dictionary<T, EntryPointFigures> With<T>(Dictionary<T, EntryPointFigures> came, Dictionary<T, Earnings> earned)
        where T : notnull => came.Keys.Union(earned.Where(e => e.Value.Orders > 0).Select(e => e.Key))
            .ToDictionary(key => key, key => came.GetValueOrDefault(key, EntryPointFigures.None) with { Earned = earned.GetValueOrDefault(key, Earnings.None) });

    private static int Number(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
