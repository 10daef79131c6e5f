using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Pages.Dashboard.Periods;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>What the overview knows of a period, whatever of it is looked at.</summary>
/// <param name="Pieces">The period, cut.</param>
/// <param name="Now">A tally for each piece.</param>
/// <param name="PiecesBefore">The period before, cut.</param>
/// <param name="Before">Its tallies, of its last day as well, however far this one has come.</param>
/// <param name="SumBefore">What it came to, as far as this one has come.</param>
/// <param name="Currency">That of the catalogue, for a time without orders.</param>
/// <param name="Shop">All orders of the shop in the period, whoever brought them.</param>
/// <param name="Panels">The rankings.</param>
/// <param name="IsFirstDay">Whether nothing was ever counted.</param>
internal sealed record OverviewFigures(
    Pieces Pieces, IReadOnlyList<Tally> Now, Pieces PiecesBefore, IReadOnlyList<Tally> Before, Tally SumBefore, string? Currency, Earnings Shop, IReadOnlyList<RankPanel> Panels, bool IsFirstDay)
{
    /// <summary>Of the period.</summary>
    public Tally Sum { get; } = Tally.Sum(Now);

    /// <summary>Reads it.</summary>
    public static async Task<OverviewFigures> ReadAsync(IServiceProvider services, PeriodChoice choice, AttributionRule rule, CancellationToken cancel)
    {
        var db = services.GetRequiredService<SiteDb>();
        var tallies = services.GetRequiredService<TallyQuery>();
        var (pieces, before) = (Pieces.Of(choice.Period), Pieces.Of(choice.Period.Before().Whole()));
        return new(
            pieces,
            await tallies.OverTimeAsync(pieces, rule, cancel),
            before,
            await tallies.OverTimeAsync(before, rule, cancel),
            await tallies.SumAsync(choice.Period.Before(), rule, cancel),
            await db.Products.OrderBy(p => p.Id).Select(p => p.Currency).FirstOrDefaultAsync(cancel),
            await services.GetRequiredService<MoneyQuery>().SumAsync(Dimension.All, "", choice.Period.From, choice.Period.To, rule, cancel),
            await PanelsAsync(db, services.GetRequiredService<RankingQuery>(), choice, rule, cancel),
            !await db.Figures.AnyAsync(f => f.Dimension == Dimension.All && f.Span == Span.Month, cancel));
    }

    private static async Task<IReadOnlyList<RankPanel>> PanelsAsync(SiteDb db, RankingQuery rankings, PeriodChoice choice, AttributionRule rule, CancellationToken cancel)
    {
        var placements = await rankings.ReadAsync(Dimension.Placement, choice.Period, rule, cancel);
        var webPages = await rankings.ReadAsync(Dimension.WebPage, choice.Period, rule, cancel);
        var entryPoints = await rankings.ReadAsync(Dimension.EntryPoint, choice.Period, rule, cancel);
        var campaigns = await rankings.ReadAsync(Dimension.Campaign, choice.Period, rule, cancel);
        var names = await Names.ReadAsync(db, webPages, campaigns, cancel);
        string Funnel(string by, string key) => $"/dashboard/funnel?by={by}&key={Uri.EscapeDataString(key)}&{choice.Query}";
        return
        [
            RankPanel.Of("Placements", placements, $"/dashboard/funnel?by=placement&{choice.Query}", new("Nobody came in from a button on the shop's pages in this time.", "Look at the placements", "/dashboard/placements"), key => (Names.Placement(key), Funnel("placement", key))),
            RankPanel.Of("Products and pages", webPages, $"/dashboard/funnel?by=page&{choice.Query}", new("Nobody came in from one of the shop's web pages in this time.", "Open the shop", "/"), key => (names.WebPage(key), Funnel("page", key))),
            RankPanel.Of("Entry points", entryPoints, "/dashboard/entry-points", new("Nobody came into Messenger in this time.", "See all ways in", "/dashboard/entry-points"), key => (Names.EntryPoint(key), Funnel("way", key))),
            RankPanel.Of("Campaigns", campaigns, "/dashboard/entry-points", new("Nobody came by a campaign in this time: a link on a flyer, a code on a table, an ad.", "Make a link", "/dashboard/entry-points/links"), key => (names.Campaign(key), "/dashboard/entry-points/campaigns/" + key)),
        ];
    }
}
