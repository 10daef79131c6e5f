using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Orders that are credited to a visit, one row each, by when they were placed.</summary>
internal sealed class OrderLines(SiteDb db, AttributionRule rule)
{
    /// <summary>Those of an hour, behind a place in it.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="place">The row that it goes on behind.</param>
    /// <param name="isUp">Whether the oldest come first.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, int hour, FunnelPlace place, bool isUp)
    {
        var (from, to, at, id) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1), place.At, place.Id);
        var orders = db.Orders.Where(o => o.PlacedAt >= from && o.PlacedAt < to);
        orders = isUp
            ? orders.Where(o => o.PlacedAt > at || (o.PlacedAt == at && o.Id > id))
            : orders.Where(o => o.PlacedAt < at || (o.PlacedAt == at && o.Id < id));
        var lines =
            from o in orders
            join c in db.OrderCredits.Where(filter.Credits) on o.Id equals c.OrderId
            where (c.Rules & rule.Bit) != 0
            from v in db.Visits.Where(v => v.Id == c.VisitId).DefaultIfEmpty()
            from p in db.Conversations.Where(p => p.Id == v.ConversationId).DefaultIfEmpty()
            select new
            {
                At = o.PlacedAt,
                Id = (long)o.Id,
                Line = new FunnelLine
                {
                    Place = new(o.PlacedAt, o.Id),
                    EntryPoint = c.EntryPoint,
                    Placement = c.Placement,
                    WebPage = c.WebPage,
                    Mark = c.Mark,
                    SessionId = o.SessionId,
                    ConversationId = p.Id,
                    Name = p.Name,
                    Psid = p.Psid,
                    IsAnswered = v.IsAnswered,
                    OrderId = o.Id,
                },
            };
        return (isUp ? lines.OrderBy(l => l.At).ThenBy(l => l.Id) : lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id)).Select(l => l.Line);
    }
}
