using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Reads what is told of each piece of a period: as many rows as the shop's figures have hours or days then, however many opt-ins those count.</summary>
public sealed class TallyQuery(SiteDb db, FigureQuery figures, MoneyQuery money)
{
    /// <summary>One tally for each piece.</summary>
    /// <param name="pieces">The period, cut.</param>
    /// <param name="rule">What orders are credited by.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Tally>> OverTimeAsync(Pieces pieces, AttributionRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(rule);
        List<(int Piece, Tally Tally)> parts = [];
        foreach (var run in pieces.Runs())
        {
            parts.AddRange((await CountsAsync(run, cancel)).Select(part => (pieces.IndexOf(part.Part), new Tally(part.Figure, Earnings.None))));
            parts.AddRange((await AmountsAsync(run, rule, cancel)).Select(part => (pieces.IndexOf(part.Part), Tally.None with { Earned = new([part.Amount]) })));
        }

        var byPiece = parts.ToLookup(part => part.Piece, part => part.Tally);
        return [.. Enumerable.Range(0, pieces.Count).Select(piece => Tally.Sum(byPiece[piece]))];
    }

    /// <summary>Of the whole period.</summary>
    public async Task<Tally> SumAsync(Period period, AttributionRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var counted = await figures.SumAsync(Dimension.All, "", period, cancel);
        var earned = await money.ByKeyAsync(Dimension.EntryPoint, period.From, period.To, rule, cancel);
        return Tally.Sum(earned.Values.Select(each => Tally.None with { Earned = each }).Append(new(counted, Earnings.None)));
    }

    private async Task<IEnumerable<(int Part, Figure Figure)>> CountsAsync(Run run, CancellationToken cancel)
    {
        var (span, from, to, first, length) = run;
        var rows = await db.Figures.AsNoTracking()
            .Where(f => f.Dimension == Dimension.All && f.Span == span && f.From >= from && f.From < to)
            .GroupBy(f => (f.From - from) / length)
            .Select(g => new
            {
                g.Key,
                OptIns = g.Sum(f => f.OptIns),
                Linked = g.Sum(f => f.Linked),
                Visits = g.Sum(f => f.Visits),
                Replies = g.Sum(f => f.Replies),
                People = g.Sum(f => f.People),
                Stopped = g.Sum(f => f.Stopped),
                Blocked = g.Sum(f => f.Blocked),
            }).ToListAsync(cancel);
        return rows.Select(r => (first + r.Key, new Figure
        {
            Key = "",
            OptIns = r.OptIns,
            Linked = r.Linked,
            Visits = r.Visits,
            Replies = r.Replies,
            People = r.People,
            Stopped = r.Stopped,
            Blocked = r.Blocked,
        }));
    }

    /// <summary>Each credited order came through one way in, and one alone.</summary>
    private async Task<IEnumerable<(int Part, Amount Amount)>> AmountsAsync(Run run, AttributionRule rule, CancellationToken cancel)
    {
        var (span, from, to, first, length) = run;
        var rows = await db.MoneyFigures.AsNoTracking()
            .Where(f => f.Rule == rule.Number && f.Dimension == Dimension.EntryPoint && f.Span == span && f.From >= from && f.From < to)
            .GroupBy(f => new { Part = (f.From - from) / length, f.Currency })
            .Select(g => new { g.Key.Part, g.Key.Currency, Orders = g.Sum(f => f.Orders), ValueMinor = g.Sum(f => f.ValueMinor) }).ToListAsync(cancel);
        return rows.Select(r => (first + r.Part, new Amount(r.Currency, r.Orders, r.ValueMinor)));
    }
}
