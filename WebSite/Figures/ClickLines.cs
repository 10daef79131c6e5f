using Messenger.AspNetCore.Refs;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Opt-ins that the webhook told of, one row a click.</summary>
internal sealed class ClickLines(SiteDb db)
{
    /// <summary>Those of an hour, newest first.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="stage">All of them, or those that are tied to a session.</param>
    /// <param name="isStopped">Whether only those that came no further.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="after">Where the part before ended.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, FunnelStage stage, bool isStopped, int hour, FunnelPlace after)
    {
        var (from, to) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1));
        var lines = from c in db.OptInClicks.Where(filter.Clicks)
                    where c.At >= @from && c.At < to && (c.At < after.At || (c.At == after.At && c.EventId < after.Id))
                    join o in db.OptIns on c.OptInId equals o.Id
                    let isAnswered = db.Visits.Any(v => v.EventId == c.EventId && v.IsAnswered) || (c.EntryPoint == EntryPoint.Checkbox && o.Psid != null) // By an answer it is known who ticked it.
                    where (stage == FunnelStage.Webhook || o.Unlinked == null) && (!isStopped || (stage == FunnelStage.Webhook ? o.Unlinked != null : !isAnswered))
                    from p in db.Conversations.Where(p => p.PageId == o.PageId && p.Psid == o.Psid).DefaultIfEmpty()
                    orderby c.At descending, c.EventId descending
                    select new FunnelLine
                    {
                        Place = new(c.At, c.EventId),
                        EntryPoint = c.EntryPoint,
                        Placement = c.Placement,
                        WebPage = c.WebPage,
                        Mark = c.Mark,
                        SessionId = o.CheckoutSessionId,
                        ConversationId = p.Id,
                        Name = p.Name,
                        Psid = o.Psid,
                        Unlinked = o.Unlinked,
                        IsAnswered = isAnswered,
                        OrderId = db.Orders.Where(order => order.SessionId == o.CheckoutSessionId).Select(order => (int?)order.Id).SingleOrDefault(),
                    };
        return lines;
    }
}
