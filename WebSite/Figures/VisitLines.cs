using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Times that people came in, one row each.</summary>
internal sealed class VisitLines(SiteDb db, AttributionRule rule)
{
    /// <summary>Those of an hour, newest first.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="stage">All of them, or those after which the person wrote.</param>
    /// <param name="without">Only those that didn't come to this step; null for all.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="after">Where the part before ended.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, FunnelStage stage, FunnelStage? without, int hour, FunnelPlace after)
    {
        var (from, to) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1));
        return from v in db.Visits.Where(filter.Visits)
               where v.At >= @from && v.At < to && (v.At < after.At || (v.At == after.At && v.EventId < after.Id))
               where (stage == FunnelStage.CameIn || v.IsAnswered) && (without != FunnelStage.Replied || !v.IsAnswered)
               let orderId = db.OrderCredits.Where(credit => credit.VisitId == v.Id && (credit.Rules & rule.Bit) != 0).Min(credit => (int?)credit.OrderId)
               where without != FunnelStage.Ordered || orderId == null
               join p in db.Conversations on v.ConversationId equals p.Id
               orderby v.At descending, v.EventId descending
               select new FunnelLine
               {
                   Place = new(v.At, v.EventId),
                   EntryPoint = v.EntryPoint,
                   Placement = v.Placement,
                   WebPage = v.WebPage,
                   Mark = v.Mark,
                   SessionId = v.CheckoutSessionId,
                   ConversationId = p.Id,
                   Name = p.Name,
                   Psid = p.Psid,
                   IsAnswered = v.IsAnswered,
                   OrderId = orderId,
               };
    }
}
