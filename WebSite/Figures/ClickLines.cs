using Messenger.AspNetCore.Refs;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Opt-ins that the webhook told of, one row a click.</summary>
internal sealed class ClickLines(SiteDb db, AttributionRule rule)
{
    /// <summary>Those of an hour, newest first.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="stage">All of them, or those that are tied to a session.</param>
    /// <param name="without">Only those that didn't come to this step; null for all.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="after">Where the part before ended.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, FunnelStage stage, FunnelStage? without, int hour, FunnelPlace after)
    {
        var (from, to) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1));
        return from c in db.OptInClicks.Where(filter.Clicks)
               where c.At >= @from && c.At < to && (c.At < after.At || (c.At == after.At && c.EventId < after.Id))
               join o in db.OptIns on c.OptInId equals o.Id
               where (stage == FunnelStage.Webhook || o.Unlinked == null) && (without != FunnelStage.Linked || o.Unlinked != null)
               from v in db.Visits.Where(v => v.EventId == c.EventId).DefaultIfEmpty()
               let isAnswered = v.IsAnswered || (c.EntryPoint == EntryPoint.Checkbox && o.Psid != null) // By an answer it is known who ticked it.
               let orderId = db.OrderCredits.Where(credit => credit.VisitId == v.Id && (credit.Rules & rule.Bit) != 0).Min(credit => (int?)credit.OrderId)
               where (without != FunnelStage.Replied || !isAnswered) && (without != FunnelStage.Ordered || orderId == null)
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
                   OrderId = orderId,
               };
    }
}
