using Messenger.AspNetCore.Refs;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Opt-ins that the webhook told of, one row a click.</summary>
internal sealed class ClickLines(SiteDb db, AttributionRule rule)
{
    /// <summary>Those of an hour, behind a place in it.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="stage">All of them, or those that are tied to a session.</param>
    /// <param name="without">Only those that didn't come to this step; null for all.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="place">The row that it goes on behind.</param>
    /// <param name="isUp">Whether the oldest come first.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, FunnelStage stage, FunnelStage? without, int hour, FunnelPlace place, bool isUp)
    {
        var (from, to, at, id) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1), place.At, place.Id);
        var clicks = db.OptInClicks.Where(filter.Clicks).Where(c => c.At >= from && c.At < to);
        clicks = isUp
            ? clicks.Where(c => c.At > at || (c.At == at && c.EventId > id))
            : clicks.Where(c => c.At < at || (c.At == at && c.EventId < id));
        var lines =
            from c in clicks
            join o in db.OptIns on c.OptInId equals o.Id
            where (stage == FunnelStage.Webhook || o.Unlinked == null) && (without != FunnelStage.Linked || o.Unlinked != null)
            from v in db.Visits.Where(v => v.EventId == c.EventId).DefaultIfEmpty()
            let isAnswered = v.IsAnswered || (DoorRules.KnownByAnswer.Contains(c.EntryPoint) && o.Psid != null)
            let orderId = db.OrderCredits.Where(credit => credit.VisitId == v.Id && (credit.Rules & rule.Bit) != 0).Min(credit => (int?)credit.OrderId)
            where (without != FunnelStage.Replied || !isAnswered) && (without != FunnelStage.Ordered || orderId == null)
            from p in db.Conversations.Where(p => p.PageId == o.PageId && p.Psid == o.Psid).DefaultIfEmpty()
            select new
            {
                c.At,
                Id = (long)c.EventId,
                Line = new FunnelLine
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
                },
            };
        return (isUp ? lines.OrderBy(l => l.At).ThenBy(l => l.Id) : lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id)).Select(l => l.Line);
    }
}
