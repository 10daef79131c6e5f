using Messenger.AspNetCore.Refs;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Opt-ins that browsers told of, one row a session and spot: the last of its words counts.</summary>
internal sealed class HintLines(SiteDb db)
{
    /// <summary>Those of an hour, newest first.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="without">Whether only those that no webhook confirmed, by the rule of the alarm: Monitoring/Unconfirmed.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="after">Where the part before ended.</param>
    public IQueryable<FunnelLine> Of(FunnelFilter filter, FunnelStage? without, int hour, FunnelPlace after)
    {
        var (from, to) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1));
        var hints = db.BrowserHints.Where(filter.Hints).Where(h => h.At >= from && h.At < to && h.At <= after.At);
        if (without == FunnelStage.Webhook)
        {
            hints = hints.Where(h => !db.CheckoutSessions.Any(s => s.Token == h.SessionToken && s.OptIns.Any(o => o.Clicks.Any(c => c.Placement == h.Placement))));
        }

        var shown = after.At >= from && after.At < to ? (int)after.Id : 0;
        return hints.OrderByDescending(h => h.At).ThenBy(h => h.SessionToken).ThenBy(h => h.Placement).ThenBy(h => h.WebPage).Skip(shown).Select(h => new FunnelLine
        {
            Place = new(h.At, 0),
            EntryPoint = EntryPoint.SendToMessenger,
            Placement = h.Placement,
            WebPage = h.WebPage == "" ? null : h.WebPage,
            Mark = h.Mark,
            SessionId = db.CheckoutSessions.Where(s => s.Token == h.SessionToken).Select(s => (long?)s.Id).SingleOrDefault(),
            OrderId = db.CheckoutSessions.Where(s => s.Token == h.SessionToken).Join(db.Orders, s => s.Id, o => o.SessionId, (s, o) => (int?)o.Id).SingleOrDefault(),
        });
    }
}
