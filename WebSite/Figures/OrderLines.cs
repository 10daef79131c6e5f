using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Orders that are credited to a visit, one row each, by when they were placed.</summary>
internal sealed class OrderLines(SiteDb db, AttributionRule rule)
{
    /// <summary>Those of an hour, newest first.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="after">Where the part before ended.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, int hour, FunnelPlace after)
    {
        var (from, to) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1));
        return from o in db.Orders
               where o.PlacedAt >= @from && o.PlacedAt < to && (o.PlacedAt < after.At || (o.PlacedAt == after.At && o.Id < after.Id))
               join c in db.OrderCredits.Where(filter.Credits) on o.Id equals c.OrderId
               where (c.Rules & rule.Bit) != 0
               from v in db.Visits.Where(v => v.Id == c.VisitId).DefaultIfEmpty()
               from p in db.Conversations.Where(p => p.Id == v.ConversationId).DefaultIfEmpty()
               orderby o.PlacedAt descending, o.Id descending
               select new FunnelLine
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
               };
    }
}
