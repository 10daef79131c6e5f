using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;
using WebSite.Outbox;
using WebSite.Web;

namespace WebSite.Pages.Messenger;

/// <summary>Lets the shopper say which of several people was they: the way out of a conflict.</summary>
public sealed class ChooseModel(SiteDb db, RefProtector refs, HeldMessages held, OutboxBell bell, OptInNews news) : PageModel
{
    private const int Most = 20;

    public string? Ref { get; private set; }

    public IReadOnlyList<OptIn> OptIns { get; private set; } = [];

    /// <summary>The path to go back to.</summary>
    public string Back { get; private set; } = "/";

    public async Task OnGetAsync(string? @ref, string? back, CancellationToken cancel)
    {
        Ref = @ref;
        Back = LocalPath.Or(back, "/");
        if (RefOwner.Of(@ref, HttpContext, refs) is { } spot)
        {
            OptIns = await db.CheckoutSessions.AsNoTracking().Own(new(spot.SessionToken, spot.Browser)).SelectMany(s => s.OptIns).OrderBy(o => o.FirstAt).Take(Most).ToListAsync(cancel);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? @ref, string? back, long optIn, CancellationToken cancel)
    {
        // The recorder sets the connection too: one after the other.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (RefOwner.Of(@ref, HttpContext, refs) is not { } spot
            || await db.CheckoutSessions.Own(new(spot.SessionToken, spot.Browser)).Include(s => s.OptIns).SingleOrDefaultAsync(cancel) is not { } session
            || session.OptIns.All(o => o.Id != optIn))
        {
            return NotFound();
        }

        session.ChosenOptInId = optIn;
        session.Connection = Connection.Connected;
        await db.SaveChangesAsync(cancel);
        await held.DecideAsync(session, session.OptIns.Single(o => o.Id == optIn), cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring();
        news.Tell(new HashSet<Guid> { session.Token });
        TempData["Notice"] = "Thank you. Messenger is connected with the account you chose.";
        return LocalRedirect(LocalPath.Or(back, "/"));
    }
}
