using System.Linq.Expressions;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>
/// Of whom a shopper is asked whether that is they: of people who came by what can be passed on, and only once the message with the code has gone to
/// them. Names can be alike, and chosen; by the code alone the shopper tells their own account from a stranger's. docs/ref.md.
/// </summary>
internal static class Askable
{
    /// <summary>Whether the shopper of an opt-in's session may be asked about it.</summary>
    public static Expression<Func<OptIn, bool>> In(SiteDb db) => o =>
        o.Trust == OptInTrust.Unconfirmed
        && db.Conversations.Any(c => c.PageId == o.PageId && c.Psid == o.Psid && c.Messages.Any(
            m => m.Occasion == Occasion.YesNeeded && m.State == OutboxState.Sent && db.Visits.Any(a => a.Id == m.VisitId && a.CheckoutSessionId == o.CheckoutSessionId)));
}
