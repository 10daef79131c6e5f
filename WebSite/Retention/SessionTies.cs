using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Retention;

/// <summary>What ties people to checkout sessions.</summary>
internal static class SessionTies
{
    /// <summary>Cuts it: opt-ins, visits and messages stay, and say no more which session they were of. In the caller's transaction.</summary>
    public static async Task UntieAsync(this SiteDb db, IReadOnlyCollection<long> sessions, CancellationToken cancel)
    {
        await db.OptIns.Where(o => sessions.Contains(o.CheckoutSessionId!.Value)).ExecuteUpdateAsync(
            set => set.SetProperty(o => o.CheckoutSessionId, (long?)null).SetProperty(o => o.UserRef, (string?)null).SetProperty(o => o.LoginId, (string?)null), cancel); // One named the session, the other is good for it alone; their 24 hours are over.
        await db.Visits.Where(a => sessions.Contains(a.CheckoutSessionId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(a => a.CheckoutSessionId, (long?)null), cancel);
        await db.Wishes.Where(w => sessions.Contains(w.CheckoutSessionId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(w => w.CheckoutSessionId, (long?)null), cancel);
        await db.Wishes.Where(w => w.CameBackIn != null && db.CheckoutSessions.Any(s => s.Token == w.CameBackIn && sessions.Contains(s.Id))).ForgetBrowserAsync(cancel);
        await db.Returns.Where(r => db.CheckoutSessions.Any(s => s.Token == r.SessionToken && sessions.Contains(s.Id))).ExecuteDeleteAsync(cancel); // It says nothing without.
        await db.OutboxMessages.Where(m => sessions.Contains(m.CheckoutSessionId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(m => m.CheckoutSessionId, (long?)null), cancel);
    }
}
