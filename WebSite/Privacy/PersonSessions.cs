using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.Privacy;

/// <summary>Which checkout sessions are a person's alone: the one rule for figures, export and deletion.</summary>
internal static class PersonSessions
{
    /// <summary>
    /// The shopper chose the person, or said that they are it; or nobody else is known to be the shopper, and the person clicked Send to Messenger
    /// there. A link or a code can be passed on: who came by one alone has shown nothing, and takes nothing from the shopper either.
    /// </summary>
    public static IQueryable<CheckoutSession> AloneOf(this IQueryable<CheckoutSession> sessions, string person) => sessions.Where(s =>
        s.Connection == Connection.Connected
        && (s.ChosenOptInId != null
            ? s.OptIns.Any(o => o.Id == s.ChosenOptInId && o.Psid == person)
            : s.OptIns.All(o => o.Psid == person || o.Trust == OptInTrust.Unconfirmed || o.Trust == OptInTrust.Refused)
                && s.OptIns.Any(o => o.Psid == person && (o.Trust == OptInTrust.Confirmed || o.Clicks.Any(c => c.IsProof && c.EntryPoint == EntryPoint.SendToMessenger)))));
}
