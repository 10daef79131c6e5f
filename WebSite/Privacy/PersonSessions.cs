using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.Privacy;

/// <summary>Which checkout sessions are a person's alone: the one rule for figures, export and deletion.</summary>
internal static class PersonSessions
{
    /// <summary>
    /// The shopper chose the person; or nobody else opted in, and the person clicked Send to Messenger there. A link or a code can be
    /// passed on: who came by one alone has shown nothing.
    /// </summary>
    public static IQueryable<CheckoutSession> AloneOf(this IQueryable<CheckoutSession> sessions, string person) => sessions.Where(s =>
        s.Connection == Connection.Connected
        && (s.ChosenOptInId != null
            ? s.OptIns.Any(o => o.Id == s.ChosenOptInId && o.Psid == person)
            : s.OptIns.All(o => o.Psid == person) && s.OptIns.Any(o => o.Clicks.Any(c => c.EntryPoint == EntryPoint.SendToMessenger))));
}
