using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Times that people came in, one row each.</summary>
internal sealed class VisitLines(SiteDb db, AttributionRule rule)
{
    /// <summary>Those of an hour, behind a place in it.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="stage">All of them, or those after which the person wrote.</param>
    /// <param name="without">Only those that didn't come to this step; null for all.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="place">The row that it goes on behind.</param>
    /// <param name="isUp">Whether the oldest come first.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, FunnelStage stage, FunnelStage? without, int hour, FunnelPlace place, bool isUp)
    {
        var (from, to, at, id) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1), place.At, place.Id);
        var visits = db.Visits.Where(filter.Visits).Where(v => v.At >= from && v.At < to);
        visits = isUp
            ? visits.Where(v => v.At > at || (v.At == at && v.EventId > id))
            : visits.Where(v => v.At < at || (v.At == at && v.EventId < id));
        var lines =
            from v in visits
            where (stage == FunnelStage.CameIn || v.IsAnswered) && (without != FunnelStage.Replied || !v.IsAnswered)
            let orderId = db.OrderCredits.Where(credit => credit.VisitId == v.Id && (credit.Rules & rule.Bit) != 0).Min(credit => (int?)credit.OrderId)
            where without != FunnelStage.Ordered || orderId == null
            join p in db.Conversations on v.ConversationId equals p.Id
            select new
            {
                v.At,
                Id = (long)v.EventId,
                Line = new FunnelLine
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
                },
            };
        return (isUp ? lines.OrderBy(l => l.At).ThenBy(l => l.Id) : lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id)).Select(l => l.Line);
    }
}
