namespace WebSite.Model;

/// <summary>Says which visits an order is credited to, by every rule: the one place where that is decided. docs/figures.md has it in words.</summary>
internal static class Attribution
{
    /// <summary>The credits of an order: one for each visit that gets it by some rule; none where no visit brought its shopper.</summary>
    /// <param name="order">It; of one that is cancelled there are none.</param>
    /// <param name="shopper">Whose visits count.</param>
    /// <param name="visits">Of anybody, at any time.</param>
    /// <param name="cut">Credits of before whose visit is gone: they count as the visit did.</param>
    public static IReadOnlyList<OrderCredit> Of(Order order, OrderShopper shopper, IEnumerable<Visit> visits, IEnumerable<OrderCredit> cut)
    {
        if (order.Status == OrderStatus.Cancelled)
        {
            return [];
        }

        var candidates = visits.Where(shopper.Counts).Select(visit => OrderCredit.Of(order.Id, visit)).Concat(cut)
            .Where(c => c.At <= order.PlacedAt).OrderBy(c => c.At).ThenBy(c => c.VisitId).ToList();
        return
        [
            .. AttributionRule.All.Select(rule => (Credit: Pick(candidates.FindAll(c => c.At >= order.PlacedAt - rule.Window), rule.Touch), rule.Bit))
                .Where(picked => picked.Credit is not null).GroupBy(picked => picked.Credit!, picked => picked.Bit)
                .Select(group => group.Key.By(group.Sum())),
        ];
    }

    /// <summary>Of visits at the same time it is the one that was noted first.</summary>
    /// <param name="candidates">Oldest first.</param>
    /// <param name="touch">Which.</param>
    private static OrderCredit? Pick(List<OrderCredit> candidates, Touch touch) =>
        candidates.Count == 0 ? null : touch == Touch.First ? candidates[0] : candidates.Find(c => c.At == candidates[^1].At);
}
