using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Sessions;

/// <summary>One checkout session: what was put in the cart and ordered, and who opted in from where.</summary>
[ResponseCache(NoStore = true)]
public sealed class SessionModel(SiteDb db) : PageModel
{
    // A crowd on one session is somebody playing: its first people and clicks tell enough.
    private const int MostPeople = 20;
    private const int MostClicks = 50;

    public CheckoutSession Session { get; private set; } = null!;

    /// <summary>Who opted in, as far as they are known.</summary>
    public IReadOnlyDictionary<(string PageId, string Psid), PersonTag> People { get; private set; } = new Dictionary<(string, string), PersonTag>();

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<Happening> Happenings { get; private set; } = [];

    /// <summary>What people asked from it to be told.</summary>
    public IReadOnlyList<WishLine> Wishes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        var session = await db.CheckoutSessions.AsNoTracking().AsSplitQuery()
            .Include(s => s.CartLines).ThenInclude(l => l.Product)
            .Include(s => s.Order!).ThenInclude(o => o.Lines)
            .Include(s => s.Order!).ThenInclude(o => o.Changes)
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (session is null)
        {
            return NotFound();
        }

        await AddPeopleAsync(session, cancel);
        Session = session;
        People = await PersonTag.ReadAsync(db, session.OptIns.Select(o => o.Psid), cancel);
        Wishes = await WishLine.ReadAsync(db, db.Wishes.Where(w => w.CheckoutSessionId == id), cancel);
        Happenings = [.. Happening.Of(session, People).OrderBy(h => h.At)];
        return Page();
    }

    /// <summary>Who opted in, with their clicks: one by one, for to include so many of each makes the database number all opt-ins there are.</summary>
    private async Task AddPeopleAsync(CheckoutSession session, CancellationToken cancel)
    {
        session.OptIns.AddRange(await db.OptIns.AsNoTracking().Where(o => o.CheckoutSessionId == session.Id).TagWith(Found.OfOne).OrderBy(o => o.FirstAt).Take(MostPeople).ToListAsync(cancel));
        foreach (var optIn in session.OptIns)
        {
            optIn.Clicks.AddRange(await db.OptInClicks.AsNoTracking().Where(c => c.OptInId == optIn.Id).TagWith(Found.OfOne).OrderBy(c => c.At).Take(MostClicks).ToListAsync(cancel));
        }
    }
}
