using WebSite.Data;
using WebSite.Model;

namespace WebSite.Privacy;

/// <summary>Which checkout sessions are a person's alone: the one rule for figures, export and deletion.</summary>
internal static class PersonSessions
{
    /// <summary>
    /// The person clicked Send to Messenger there (<see cref="OwnBrowser"/>), and is the one whom the shopper chose, or the only one who is known
    /// to be the shopper: who ticked the checkbox and hasn't answered is nobody yet. A yes alone is not enough: what it may bring is the receipt without name and address, and an export brings no more.
    /// </summary>
    public static IQueryable<CheckoutSession> AloneOf(this SiteDb db, string person) => db.SessionsOf(person).Where(s =>
        s.Connection == Connection.Connected
        && s.OptIns.AsQueryable().Where(OwnBrowser.Clicked).Any(o => o.Psid == person && (s.ChosenOptInId == null || s.ChosenOptInId == o.Id))
        && (s.ChosenOptInId != null || s.OptIns.All(o => o.Psid == null || o.Psid == person || o.Trust == OptInTrust.Unconfirmed || o.Trust == OptInTrust.Refused)));

    /// <summary>The sessions that a person opted in from; by the person's opt-ins, which are few, and not by all sessions.</summary>
    public static IQueryable<CheckoutSession> SessionsOf(this SiteDb db, string person) =>
        db.CheckoutSessions.Where(s => db.OptIns.Where(OptIn.Of(person)).Where(o => o.CheckoutSessionId != null).Select(o => o.CheckoutSessionId!.Value).Contains(s.Id));
}
