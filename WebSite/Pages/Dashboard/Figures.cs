using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard;

/// <summary>The figures at the head of the dashboard.</summary>
/// <param name="People">Different people who opted in.</param>
/// <param name="Sessions">Checkout sessions with somebody in Messenger.</param>
/// <param name="Conflicts">Checkout sessions in which several people opted in.</param>
/// <param name="Unlinked">Opt-ins that never belonged to a checkout session.</param>
public sealed record Figures(int People, int Sessions, int Conflicts, int Unlinked)
{
    public static async Task<Figures> ReadAsync(SiteDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(
            await db.OptIns.Where(o => o.Psid != null).Select(o => o.Psid).Distinct().CountAsync(cancel),
            await db.CheckoutSessions.CountAsync(s => s.Connection != Connection.None, cancel),
            await db.CheckoutSessions.CountAsync(s => s.Connection == Connection.Conflict, cancel),
            await db.OptIns.CountAsync(o => o.Unlinked != null, cancel));
    }
}
