using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Sessions;

/// <summary>One checkout session: what was put in the cart and ordered, and who opted in from where.</summary>
[ResponseCache(NoStore = true)]
public sealed class SessionModel(SiteDb db) : PageModel
{
    // A crowd on one session is somebody playing: its first people and clicks tell enough.
    private const int MostPeople = 20;
    private const int MostClicks = 50;

    public CheckoutSession Session { get; private set; } = null!;

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<Happening> Happenings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        var session = await db.CheckoutSessions.AsNoTracking().AsSplitQuery()
            .Include(s => s.CartLines).ThenInclude(l => l.Product)
            .Include(s => s.Order!).ThenInclude(o => o.Lines)
            .Include(s => s.Order!).ThenInclude(o => o.Changes)
            .Include(s => s.OptIns.OrderBy(o => o.FirstAt).Take(MostPeople)).ThenInclude(o => o.Clicks.OrderBy(c => c.At).Take(MostClicks))
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (session is null)
        {
            return NotFound();
        }

        Session = session;
        Happenings = [.. Happening.Of(session).OrderBy(h => h.At)];
        return Page();
    }
}
