using Messenger.AspNetCore.Refs;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Opt-ins that browsers told of, one row a session and spot: the last of its words counts.</summary>
internal sealed class HintLines(SiteDb db)
{
    /// <summary>Those of an hour, behind a place in it.</summary>
    /// <param name="filter">Of what.</param>
    /// <param name="without">Whether only those that no webhook confirmed, by the rule of the alarm: Monitoring/Unconfirmed.</param>
    /// <param name="hour">The hour, since 1970.</param>
    /// <param name="place">The row that it goes on behind.</param>
    /// <param name="isUp">Whether the oldest come first.</param>
#pragma warning disable CA1309, CA1310 // It is never called: it becomes SQL, which compares as the rows are sorted.
    public IQueryable<FunnelLine> Of(FunnelFilter filter, FunnelStage? without, int hour, FunnelPlace place, bool isUp)
    {
        var (from, to, at, session, page) = (Spans.TimeOf(hour), Spans.TimeOf(hour + 1), place.At, place.Session, place.WebPage);
        var hints = db.BrowserHints.Where(filter.Hints).Where(h => h.At >= from && h.At < to);
        hints = isUp
            ? hints.Where(h => h.At > at || (h.At == at && (h.SessionToken.CompareTo(session) < 0 || (h.SessionToken == session && string.Compare(h.WebPage, page) < 0))))
            : hints.Where(h => h.At < at || (h.At == at && (h.SessionToken.CompareTo(session) > 0 || (h.SessionToken == session && string.Compare(h.WebPage, page) > 0))));
        if (without == FunnelStage.Webhook)
        {
            hints = hints.Where(h => !db.CheckoutSessions.Any(s => s.Token == h.SessionToken && s.OptIns.Any(o => o.Clicks.Any(c => c.Placement == h.Placement))));
        }

        var sorted = isUp
            ? hints.OrderBy(h => h.At).ThenByDescending(h => h.SessionToken).ThenByDescending(h => h.WebPage)
            : hints.OrderByDescending(h => h.At).ThenBy(h => h.SessionToken).ThenBy(h => h.WebPage);
        return sorted.Select(h => new FunnelLine
        {
            Place = new(h.At, 0, h.SessionToken, h.WebPage),
            EntryPoint = EntryPoint.SendToMessenger,
            Placement = h.Placement,
            WebPage = h.WebPage == "" ? null : h.WebPage,
            Mark = h.Mark,
            SessionId = db.CheckoutSessions.Where(s => s.Token == h.SessionToken).Select(s => (long?)s.Id).SingleOrDefault(),
            OrderId = db.CheckoutSessions.Where(s => s.Token == h.SessionToken).Join(db.Orders, s => s.Id, o => o.SessionId, (s, o) => (int?)o.Id).SingleOrDefault(),
        });
    }
#pragma warning restore CA1309, CA1310
}
